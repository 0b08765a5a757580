import { expect, it } from 'vitest';
import { signer, type UnsignedRequest } from '../../../../lib/cli/query/sign-request.ts';
import { iamGate } from '../../../../lib/local/http/auth/iam-gate.ts';

const keyPair = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What a server gets, host header included. */
const received = async (request: UnsignedRequest) => {
  const identify = await signer({ region: 'us-east-1', keyPair });
  const { host, pathname, search } = new URL(request.url);
  const headers = { ...request.headers, ...(await identify(request)), host };
  return {
    method: request.method,
    url: pathname + search,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body: Buffer.from(request.body ?? ''),
  };
};

it.each<[string, Partial<UnsignedRequest>]>([
  ['a route', {}],
  ['a body', { method: 'POST', body: '{"Weight": 200}', headers: { 'content-type': 'application/json' } }],
  ['a body of bytes', { method: 'POST', body: Uint8Array.of(0, 255, 7) }],
  ['a query', { url: 'http://localhost:3000/hello?message=a%20b&message=c&flag&x=%C3%A9%2B+' }],
  ['a path with percent sequences', { url: 'http://localhost:3000/change/12%2E5/a%20b' }],
])('signs %s so that it is let in, and only as it is', async (_, part) => {
  const request = { method: 'GET', url: 'http://localhost:3000/', headers: {}, body: undefined, ...part };
  const arrived = await received(request);
  expect(await iamGate()(arrived)).toMatchObject({ allowed: true });
  expect(await iamGate()({ ...arrived, url: `${arrived.url}x` })).toMatchObject({ allowed: false });
});
