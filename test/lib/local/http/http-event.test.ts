import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { httpEvent } from '../../../../lib/local/http/http-event.ts';

const eventOf = (given: { headers?: Record<string, string>; body?: Buffer; query?: string } = {}) => {
  const request = Object.assign(new IncomingMessage(new Socket()), { method: 'POST', httpVersion: '1.1' });
  request.headers = given.headers ?? {};
  return httpEvent({
    request,
    route: { functionName: 'f', routeKey: 'POST /x/{id}', pathParameters: { id: '7' } },
    path: '/x/7',
    rawQueryString: given.query ?? '',
    body: given.body ?? Buffer.alloc(0),
    requestId: 'r-1',
    now: new Date('2026-11-23T19:05:07.089Z'),
  });
};

describe('httpEvent', () => {
  it('is an event of format 2.0', () => {
    expect(eventOf({ headers: { 'user-agent': 'curl', cookie: 'a=1; b=2' } })).toEqual({
      version: '2.0',
      routeKey: 'POST /x/{id}',
      rawPath: '/x/7',
      rawQueryString: '',
      cookies: ['a=1', 'b=2'],
      headers: { 'user-agent': 'curl' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        domainName: 'localhost',
        domainPrefix: 'localhost',
        http: {
          method: 'POST',
          path: '/x/7',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'curl',
        },
        requestId: 'r-1',
        routeKey: 'POST /x/{id}',
        stage: '$default',
        time: '23/Nov/2026:19:05:07 +0000',
        timeEpoch: 1795460707089,
      },
      pathParameters: { id: '7' },
      isBase64Encoded: false,
    });
  });

  it('joins what comes twice in the query', () => {
    expect(eventOf({ query: 'a=1&a=2&b=x+y%26' })).toMatchObject({
      queryStringParameters: { a: '1,2', b: 'x y&' },
    });
  });

  it.each([
    ['application/json', Buffer.from('{"ü":1}'), '{"ü":1}', false],
    ['application/vnd.api+json', Buffer.from('{}'), '{}', false],
    ['text/csv', Buffer.from('1,2'), '1,2', false],
    ['image/png', Buffer.from([0x89, 0x50]), 'iVA=', true],
    ['application/json', Buffer.from([0xff]), '/w==', true],
  ])('passes a body of %s as API Gateway does', (type, body, text, isBase64Encoded) => {
    expect(eventOf({ headers: { 'content-type': type }, body })).toMatchObject({
      body: text,
      isBase64Encoded,
    });
  });
});
