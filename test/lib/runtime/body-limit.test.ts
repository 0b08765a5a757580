import { describe, expect, it, vi } from 'vitest';
import { BODY_LIMIT_BYTES } from '../../../lib/runtime/body-limit.ts';
import { edge } from '../../../lib/runtime/edge.ts';
import { eventV2 } from './http-events.ts';

const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 1000 };
const base64 = (bytes: number): string => Buffer.alloc(bytes, 'x').toString('base64');

/** Sends a body to a route that never looks at it. */
const send = async (body: string, isBase64Encoded = false) => {
  const route = vi.fn(() => 'seen');
  const handler = edge({ routes: { 'GET /hello': route } });
  const reply = await handler(eventV2({ routeKey: 'GET /hello', body, isBase64Encoded }), context);
  return { reply, calls: route.mock.calls.length };
};

describe('a body', () => {
  it.each([
    ['of the limit', 'x'.repeat(BODY_LIMIT_BYTES), false],
    ['of the limit as base64', base64(BODY_LIMIT_BYTES), true],
  ])('%s reaches its route, a GET among them', async (_, body, isBase64Encoded) => {
    expect(await send(body, isBase64Encoded)).toMatchObject({ reply: { statusCode: 200 }, calls: 1 });
  });

  it.each([
    ['a byte over the limit', 'x'.repeat(BODY_LIMIT_BYTES + 1), false],
    ['of the limit in characters, more in bytes', 'ü'.repeat(BODY_LIMIT_BYTES / 2 + 1), false],
    ['a byte over the limit as base64', base64(BODY_LIMIT_BYTES + 1), true],
    ['of one number of six million digits', '9'.repeat(6e6), false],
    ['nested two million levels deep', '['.repeat(2e6), false],
  ])('%s is refused before its route sees it', async (_, body, isBase64Encoded) => {
    const { reply, calls } = await send(body, isBase64Encoded);
    expect(reply).toMatchObject({ statusCode: 413, body: expect.stringContaining('"body_too_large"') });
    expect(calls).toBe(0);
  });
});
