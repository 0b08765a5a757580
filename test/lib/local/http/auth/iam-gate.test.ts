import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuardedRequest } from '../../../../../lib/local/http/auth/gate.ts';
import { iamGate } from '../../../../../lib/local/http/auth/iam-gate.ts';
import { NOW, presigned, type Signing, signed } from './signed-request.ts';

const inSeconds = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const verdictOf = (request: GuardedRequest, at = NOW) => iamGate(() => at.getTime())(request);
const isAllowed = async (request: GuardedRequest, at = NOW) => (await verdictOf(request, at)).allowed;

const PREDICT: Signing = {
  method: 'POST',
  path: '/models/mlb-height/predict',
  query: { verbose: '1', tag: ['b', 'a'], 'x y': 'é+&=' },
  headers: { 'content-type': 'application/json' },
  body: '{"Weight": 200}',
};

describe('iamGate', () => {
  it.each<[string, Signing]>([
    ['no more than a path', {}],
    ['body, headers and query', PREDICT],
    ['a path with percent sequences, which are signed encoded once more', { path: '/change/12%2E5/a%20b' }],
    ['a header that signers mostly leave out', { headers: { 'x-amz-meta': '  two   spaces ' } }],
  ])('lets in what is properly signed: %s', async (_, signing) => {
    expect(await isAllowed(await signed(signing))).toBe(true);
    expect(await isAllowed(await presigned(60, signing))).toBe(true);
  });

  it('tells the function who calls', async () => {
    expect(await verdictOf(await signed())).toMatchObject({
      invoker: { iam: { accessKey: 'test', userArn: 'arn:aws:iam::000000000000:user/local' } },
    });
  });

  it('says no more than API Gateway does', async () => {
    expect(await verdictOf({ method: 'GET', url: '/', headers: {}, body: Buffer.alloc(0) })).toEqual({
      allowed: false,
      refusal: {
        statusCode: 403,
        headers: { 'content-type': 'application/json' },
        body: '{"message":"Forbidden"}',
      },
    });
  });

  it.each<[string, Signing]>([
    ['an unknown key', { key: 'other' }],
    ['a wrong secret', { secret: 'other' }],
    ['another region', { region: 'eu-west-1' }],
    ['another service', { service: 'lambda' }],
    ['a clock that is behind', { at: inSeconds(-301) }],
    ['a clock that is ahead', { at: inSeconds(301) }],
    ['a session token', { headers: { 'x-amz-security-token': 'token' } }],
    ['the hash of another body', { body: 'a', headers: { 'x-amz-content-sha256': 'f'.repeat(64) } }],
    ['an unsigned payload', { body: 'a', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }],
    ['a hash in letters of two bytes', { headers: { 'x-amz-content-sha256': 'é'.repeat(64) } }],
  ])('refuses %s', async (_, signing) => {
    expect(await isAllowed(await signed(signing))).toBe(false);
  });

  it.each([-300, 300])('forgives a clock that is off by %d s', async (seconds) => {
    expect(await isAllowed(await signed(PREDICT), inSeconds(seconds))).toBe(true);
  });

  it('takes a presigned URL until it expires, and no longer than a week', async () => {
    const request = await presigned(60, PREDICT);
    expect(await isAllowed(request, inSeconds(60))).toBe(true);
    expect(await isAllowed(request, inSeconds(61))).toBe(false);
    expect(await isAllowed(request, inSeconds(-301))).toBe(false);
    const endless = request.url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801');
    expect(await isAllowed({ ...request, url: endless })).toBe(false);
  });

  it.each<[string, (request: GuardedRequest) => Partial<GuardedRequest>]>([
    ['another method', () => ({ method: 'PUT' })],
    ['another body', () => ({ body: Buffer.from('{"Weight": 201}') })],
    ['a parameter more', ({ url }) => ({ url: `${url}&more=1` })],
    ['a parameter that no object can hold', ({ url }) => ({ url: `${url}&__proto__=1` })],
    ['a parameter that is no UTF-8', ({ url }) => ({ url: `${url}&a=%ff` })],
    ['a signature more', ({ url }) => ({ url: `${url}&x-amz-signature=1` })],
    ['an x-amz- header more', ({ headers }) => ({ headers: { ...headers, 'x-amz-more': ['1'] } })],
    ['another host', ({ headers }) => ({ headers: { ...headers, host: ['localhost:3001'] } })],
    ['a header twice', ({ headers }) => ({ headers: { ...headers, 'content-type': ['a', 'b'] } })],
  ])('refuses what was altered later: %s', async (_, alter) => {
    for (const request of [await signed(PREDICT), await presigned(60, PREDICT)]) {
      expect(await isAllowed({ ...request, ...alter(request) })).toBe(false);
    }
  });

  it('refuses two signatures at once, and a header signature with no date of its own', async () => {
    const request = await signed(PREDICT);
    const authorization = request.headers.authorization ?? [];
    const twice = { ...request.headers, authorization: [...authorization, ...authorization] };
    expect(await isAllowed({ ...request, headers: twice })).toBe(false);
    const { 'x-amz-date': _, ...dateless } = request.headers;
    expect(await isAllowed({ ...request, headers: dateless })).toBe(false);
  });

  it.each([signed, (signing: Signing) => presigned(60, signing)])(
    'refuses a request with any byte changed',
    async (sign) => {
      const request = await sign({ ...PREDICT, query: { verbose: '1' } });
      const parts = partsOf(request);
      const whole = parts.map(([, text]) => text).join('');
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0x20, max: 0x7e }), async (at, code) => {
          const other = String.fromCharCode(code);
          const changed = withByte(request, at, other);
          fc.pre(other !== whole[at] && !isRespelled(changed.url, request.url));
          expect(await isAllowed(changed)).toBe(false);
        }),
        { numRuns: 2000 },
      );
    },
  );
});

/** `%2f` says what `%2F` says. */
const isRespelled = (url: string, other: string): boolean => url !== other && spelled(url) === spelled(other);
const spelled = (url: string): string =>
  url.replaceAll(/%[0-9a-f]{2}/gi, (sequence) => sequence.toUpperCase());

type Part = readonly [name: string, text: string];

/** Everything that a signature covers, and the signature itself. */
const partsOf = ({ method, url, headers, body }: GuardedRequest): readonly Part[] => [
  ['method', method],
  ['url', url],
  ['body', body.toString('latin1')],
  ...Object.entries(headers).map(([name, values]): Part => [name, values?.[0] ?? '']),
];

const withByte = (request: GuardedRequest, at: number, byte: string): GuardedRequest => {
  let passed = 0;
  const changed = partsOf(request).map(([name, text]): Part => {
    const index = at - passed;
    passed += text.length;
    return index < 0 || index >= text.length
      ? [name, text]
      : [name, text.slice(0, index) + byte + text.slice(index + 1)];
  });
  const [[, method] = ['', ''], [, url] = ['', ''], [, body] = ['', ''], ...headers] = changed;
  return {
    method,
    url,
    body: Buffer.from(body, 'latin1'),
    headers: Object.fromEntries(headers.map(([name, text]) => [name, [text]])),
  };
};
