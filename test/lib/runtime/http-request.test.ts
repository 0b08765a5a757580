import { describe, expect, it } from 'vitest';
import { readHttpEvent } from '../../../lib/runtime/http-request.ts';
import { eventV1, eventV2 } from './http-events.ts';

describe('readHttpEvent', () => {
  it('reads both payload formats to the same request', () => {
    const body = '{"Weight": 200}';
    expect(readHttpEvent(eventV1({ body }))).toEqual(readHttpEvent(eventV2({ body })));
  });

  it('takes maps that are null in one format and absent in the other for empty', () => {
    expect(readHttpEvent(eventV1())).toMatchObject({ query: {}, pathParameters: {}, body: undefined });
    expect(readHttpEvent(eventV2({ headers: undefined }))).toMatchObject({
      headers: {},
      query: {},
      pathParameters: {},
    });
  });

  it('routes by the declared route, whatever host and path the client claims', () => {
    const headers = { host: 'evil.com/health?x=', 'x-forwarded-proto': '%%%' };
    expect(readHttpEvent(eventV2({ headers, rawPath: '/health' }))?.routeKey).toBe('POST /predict');
  });

  it.each([
    ['null', null],
    ['an empty object', {}],
    ['a direct event', { Weight: 200 }],
    ['an S3 event', { Records: [] }],
    [
      'an event of a load balancer',
      { requestContext: { elb: {} }, httpMethod: 'GET', path: '/', headers: {} },
    ],
    ['a text', 'POST /predict'],
  ])('does not take %s for a request', (_, event) => {
    expect(readHttpEvent(event)).toBeUndefined();
  });
});
