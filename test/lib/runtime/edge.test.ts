import { describe, expect, it, vi } from 'vitest';
import { TransientError, ValidationError } from '../../../lib/core/errors.ts';
import { edge } from '../../../lib/runtime/edge.ts';
import { TextReply } from '../../../lib/runtime/http-reply.ts';
import { logger } from '../../../lib/runtime/logger.ts';
import { eventV1, eventV2 } from './http-events.ts';

const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 1000 };
const throwing = (thrown: unknown) => edge({ routes: { 'POST /predict': () => Promise.reject(thrown) } });

describe('edge', () => {
  it.each([eventV1(), eventV2()])(
    'answers a route with JSON that no browser will take for something else',
    async (event) => {
      const handler = edge({ routes: { 'POST /predict': ({ method }) => ({ method }) } });
      expect(await handler(event, context)).toEqual({
        statusCode: 200,
        headers: {
          'content-type': 'application/json',
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
        body: '{"method":"POST"}',
        isBase64Encoded: false,
      });
    },
  );

  it('answers plain text as plain text', async () => {
    const handler = edge({ routes: { 'POST /predict': () => new TextReply('<b>') } });
    expect(await handler(eventV2(), context)).toMatchObject({
      body: '<b>',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  });

  it('makes every failure a problem document, so that Lambda counts no error', async () => {
    const refused = throwing(new ValidationError('body_missing', 'empty'));
    expect(await refused(eventV2(), context)).toMatchObject({
      statusCode: 400,
      headers: { 'content-type': 'application/problem+json' },
      body: expect.stringContaining('"code":"body_missing"'),
    });
  });

  it.each(['a text', undefined, new TypeError('x is undefined')])(
    'answers 500 and logs when a route throws %s',
    async (thrown) => {
      const error = vi.spyOn(logger, 'error');
      expect(await throwing(thrown)(eventV2(), context)).toMatchObject({ statusCode: 500 });
      expect(error).toHaveBeenCalledOnce();
      error.mockRestore();
    },
  );

  it('says when to come again where that may help', async () => {
    const error = vi.spyOn(logger, 'error');
    const reply = await throwing(new TransientError('upstream_unavailable', 'later'))(eventV2(), context);
    expect(reply).toMatchObject({ statusCode: 503, headers: { 'retry-after': '1' } });
    error.mockRestore();
  });

  it.each(['toString', '__proto__', 'GET /other'])('does not know the route %s', async (routeKey) => {
    const handler = edge({ routes: { 'POST /predict': () => 1 } });
    expect(await handler(eventV2({ routeKey }), context)).toMatchObject({ statusCode: 404 });
  });

  it('hands a direct caller the answer, or the error itself', async () => {
    const handler = edge({ direct: (event) => ({ event }) });
    expect(await handler({ a: 1 }, context)).toEqual({ event: { a: 1 } });
    const failing = edge({ direct: () => Promise.reject(new ValidationError('type_mismatch', 'no')) });
    await expect(failing({}, context)).rejects.toMatchObject({ name: 'ValidationError', message: 'no' });
  });

  it.each([null, {}, { requestContext: { elb: {} } }])(
    'refuses %j with a typed error where only routes are served',
    async (event) => {
      await expect(edge({ routes: {} })(event, context)).rejects.toMatchObject({
        name: 'ValidationError',
        code: 'event_unknown',
      });
    },
  );
});

describe('a header that no gateway would pass', () => {
  it.each(['a\nb', 'a\r\nset-cookie: x=1', '猫', '\0', '\ud800'])(
    'like %j is neither used nor a fault',
    async (value) => {
      const handler = edge({ routes: { 'POST /predict': ({ method }) => ({ method }) } });
      const headers = { host: value, 'x-forwarded-proto': '%%%', [value]: value };
      const reply = await handler(eventV2({ headers }), context);
      expect(reply).toMatchObject({ statusCode: 200 });
      expect(JSON.stringify(reply)).not.toContain(JSON.stringify(value).slice(1, -1));
    },
  );
});

describe('an error from elsewhere', () => {
  const thrown = () => Object.assign(new Error('arn:aws:s3:::images/jane.jpg'), { name: 'AccessDenied' });

  it('reaches a direct caller as one of ours, without what it says', async () => {
    const failing = edge({ direct: () => Promise.reject(thrown()) });
    const error = await failing({}, context).catch((caught: Error) => caught);
    expect(error).toMatchObject({ name: 'ConfigError', code: 'misconfigured' });
    expect(String(error)).not.toMatch(/arn|jane/);
  });

  it.each([
    ['ThrottlingException', 503],
    ['TimeoutError', 503],
    ['AccessDenied', 500],
    ['SomethingNewException', 500],
  ])('named %s is %d over HTTP', async (name, statusCode) => {
    expect(await throwing(Object.assign(thrown(), { name }))(eventV2(), context)).toMatchObject({
      statusCode,
    });
  });
});
