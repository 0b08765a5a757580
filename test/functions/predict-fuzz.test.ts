import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { eventV1, eventV2 } from '../lib/runtime/http-events.ts';

interface Reply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 10_000 };
let handler: (event: unknown, invocation: typeof context) => Promise<unknown>;
beforeAll(async () => {
  vi.stubEnv('LAMBDA_TASK_ROOT', join(import.meta.dirname, '../..'));
  vi.stubEnv('DEFAULT_MODEL', 'mlb-height');
  ({ handler } = await import('../../functions/predict/index.ts'));
});

const json = fc.json({ maxDepth: 5 });
const cell = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.nat()),
  fc.object(),
);
const nearlyRight = fc.oneof(
  fc.record({ Weight: cell }),
  fc.record({ Weight: cell, extra: cell }),
  fc.record({ data: fc.array(fc.record({ Weight: cell }), { maxLength: 5 }) }),
);
const body = fc.oneof(
  json,
  nearlyRight.map((value) => JSON.stringify(value)),
  nearlyRight.map((value) => JSON.stringify(value).slice(0, -1)),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.base64String(),
);
const headers = fc.oneof(
  fc.constant({ 'content-type': 'application/json' }),
  fc.dictionary(
    fc.constantFrom('content-type', 'Content-Type', 'content-encoding', 'host', 'accept'),
    fc.string(),
  ),
);

describe('POST /predict', () => {
  it('answers or refuses whatever a client sends, and never fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        body,
        headers,
        fc.boolean(),
        fc.boolean(),
        async (text, sent, isBase64Encoded, old) => {
          const event = (old ? eventV1 : eventV2)({ body: text, headers: sent, isBase64Encoded });
          const reply = (await handler(event, context)) as Reply;
          expect(reply.statusCode).toBeLessThan(500);
          const answer = JSON.parse(reply.body);
          if (reply.statusCode === 200) expect(reply.body).not.toContain('null');
          else
            expect(answer).toMatchObject({
              status: reply.statusCode,
              code: expect.any(String),
              requestId: 'r-1',
            });
          expect(reply.body.length).toBeLessThan(8192);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  }, 60_000);

  it('scores exactly what was sent', async () => {
    const weight = fc.float({ noNaN: true, noDefaultInfinity: true, min: -10_000, max: 10_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(weight, { minLength: 1, maxLength: 20 }), async (weights) => {
        const data = weights.map((Weight) => ({ Weight }));
        const { body: text } = (await handler(eventV2({ body: JSON.stringify({ data }) }), context)) as Reply;
        const heights: number[] = JSON.parse(text).predictions.map(
          (each: { height_inches: number }) => each.height_inches,
        );
        for (const [index, height] of heights.entries()) {
          const exact = 61.77398874219472 + 0.05918534789867627 * (weights[index] ?? Number.NaN);
          expect(Math.abs(height - exact)).toBeLessThanOrEqual(0.005 + 1e-9);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([null, {}, [], 'text', 7, { Weight: null }, { requestContext: { elb: {} }, httpMethod: 'POST' }])(
    'refuses the direct event %j with a typed error',
    async (event) => {
      await expect(handler(event, context)).rejects.toMatchObject({ name: 'ValidationError' });
    },
  );
});
