import { beforeAll, expect, it, vi } from 'vitest';
import { memoryLetters, messages } from '../lib/runtime/batches.ts';
import { eventV2 } from '../lib/runtime/http-events.ts';
import { writtenLines } from '../lib/runtime/written-lines.ts';
import { CANARIES, leaksIn } from './canaries.ts';

const context = { awsRequestId: 'r-1', functionVersion: '7', getRemainingTimeInMillis: () => 60_000 };

/** Errors as services, their SDK and the platform write them: the data in every place that an error has. */
const errorsWith = (text: string): readonly unknown[] => {
  const because = Object.assign(new Error(text), { Key: text, $response: { body: text } });
  const names = ['AccessDenied', 'ThrottlingException', 'NoSuchKey', 'TypeError', 'ZodError', text];
  return [
    text,
    { message: text },
    ...names.map((name) =>
      Object.assign(
        new Error(`not authorized on arn:aws:s3:::images/${text}\n    at ${text}`, { cause: because }),
        {
          name,
          Bucket: text,
          code: text,
          $metadata: { httpStatusCode: 500, requestId: 'AWS-1' },
        },
      ),
    ),
  ];
};

let load: () => Promise<{
  edge: typeof import('../../lib/runtime/edge.ts').edge;
  settleBatch: typeof import('../../lib/runtime/queue-batch.ts').settleBatch;
  createBreaker: typeof import('../../lib/runtime/breaker.ts').createBreaker;
}>;
beforeAll(() => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'DEBUG');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'marcopolo');
  vi.resetModules();
  load = async () => ({
    ...(await import('../../lib/runtime/edge.ts')),
    ...(await import('../../lib/runtime/queue-batch.ts')),
    ...(await import('../../lib/runtime/breaker.ts')),
  });
});

it('what goes wrong inside a function is told without the data that it went wrong with', async () => {
  const { edge, settleBatch, createBreaker } = await load();
  const answers: string[] = [];
  const clock = { now: () => 0, sleep: async () => {} };
  const failWith = async (thrown: unknown, text: string) => {
    const fail = () => Promise.reject(thrown);
    const http = edge({ routes: { 'POST /predict': fail } });
    answers.push(
      JSON.stringify(await http(eventV2({ body: text, headers: { authorization: text } }), context)),
    );
    const direct = edge({ direct: fail });
    await direct({ text }, context).catch((error: Error) =>
      answers.push(`${error.name} ${error.message} ${error.stack}`),
    );
    const deadLetters = memoryLetters();
    const correlationOf = () => text;
    const batch = messages([JSON.stringify({ text })], { 0: 5 });
    const queue = edge({
      direct: (_, invocation) =>
        settleBatch(batch, invocation, {
          work: fail,
          correlationOf,
          deadLetters,
          breaker: createBreaker(clock),
          clock,
        }),
    });
    answers.push(JSON.stringify([await queue({}, context), deadLetters.buried]));
  };
  const lines = await writtenLines(async () => {
    for (const text of CANARIES) for (const thrown of errorsWith(text)) await failWith(thrown, text);
  });
  expect(answers).toHaveLength(40 * 8 * 3);
  expect(leaksIn(answers)).toEqual([]);
  expect(lines.length).toBeGreaterThan(40 * 8 * 3);
  expect(lines.some((line) => line.includes('"requestId":"AWS-1"'))).toBe(true);
  expect(leaksIn(lines)).toEqual([]);
});
