import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWTHeaderParameters,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Gate } from '../../../../../lib/local/http/auth/gate.ts';
import { jwtGate } from '../../../../../lib/local/http/auth/jwt-gate.ts';

const NOW = 1_795_460_707;
const ISSUER = 'https://login.example.com/';
const GOOD = { iss: ISSUER, aud: 'polo', sub: 'me', iat: NOW, nbf: NOW, exp: NOW + 60 };

type Claims = Readonly<Record<string, unknown>>;
type Sign = (claims?: Claims, header?: JWTHeaderParameters) => Promise<string>;

let gate: Gate;
let good: Sign;
let forged: Sign;
let padded: Sign;
let publicKey: Uint8Array;

const signWith =
  (key: Parameters<SignJWT['sign']>[0]): Sign =>
  (claims = {}, header = { alg: 'RS256', kid: 'one' }) =>
    new SignJWT({ ...GOOD, ...claims }).setProtectedHeader(header).sign(key);

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  const keys = createLocalJWKSet({ keys: [{ ...jwk, kid: 'one' }] });
  gate = jwtGate({ issuer: ISSUER, audience: ['polo', 'web'], keys, now: () => NOW * 1000 });
  good = signWith(pair.privateKey);
  padded = signWith(await importJWK(await exportJWK(pair.privateKey), 'PS256'));
  forged = signWith((await generateKeyPair('RS256')).privateKey);
  publicKey = Buffer.from(JSON.stringify(jwk));
});

const ask = (authorization?: string) => {
  const headers = authorization === undefined ? {} : { authorization: [authorization] };
  return gate({ method: 'GET', url: '/', headers, body: Buffer.alloc(0) });
};

describe('jwtGate', () => {
  it.each<[string, Claims]>([
    ['for the audience', {}],
    ['for several audiences, one of them right', { aud: ['other', 'web'] }],
    ['for a client, without an audience', { aud: undefined, client_id: 'polo' }],
    ['without times but its end', { iat: undefined, nbf: undefined }],
  ])('lets in a token %s', async (_, claims) => {
    expect(await ask(`Bearer ${await good(claims)}`)).toMatchObject({ allowed: true });
    expect(await ask(await good(claims))).toMatchObject({ allowed: true });
  });

  it('tells the function the claims, as text', async () => {
    const token = await good({ 'cognito:groups': ['a', 'b'], admin: true });
    const { iat, nbf, exp } = GOOD;
    const times = { iat: String(iat), nbf: String(nbf), exp: String(exp) };
    const claims = { ...GOOD, ...times, 'cognito:groups': '[a b]', admin: 'true' };
    expect(await ask(`bearer ${token}`)).toEqual({
      allowed: true,
      invoker: { jwt: { claims, scopes: null } },
    });
  });

  it('asks for a token where there is none', async () => {
    expect(await ask()).toEqual({
      allowed: false,
      refusal: {
        statusCode: 401,
        headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
        body: '{"message":"Unauthorized"}',
      },
    });
  });

  it.each<[string, () => Promise<string>, string]>([
    ['a wrong audience', () => good({ aud: 'other' }), 'the token does not have a valid audience'],
    ['an audience that outweighs the client', () => good({ aud: 'other', client_id: 'polo' }), 'audience'],
    ['no audience at all', () => good({ aud: undefined }), 'the token does not have a valid audience'],
    ['an end in the past', () => good({ exp: NOW - 1 }), 'the token has expired'],
    ['no end', () => good({ exp: undefined }), 'the token is not valid'],
    ['a beginning in the future', () => good({ nbf: NOW + 60 }), 'the token is not valid'],
    ['an issue in the future', () => good({ iat: NOW + 60 }), 'the token is used before issued'],
    ['another issuer', () => good({ iss: 'https://login.example.com' }), 'the token is not valid'],
    ['a key that is not the issuer’s', () => forged(), 'the token is not valid'],
    ['an unknown key', () => good({}, { alg: 'RS256', kid: 'two' }), 'the token is not valid'],
    ['a key without a name', () => good({}, { alg: 'RS256' }), 'the token does not name its key'],
    ['no signature', async () => new UnsecuredJWT(GOOD).encode(), 'the token is not valid'],
    [
      'the public key as a secret',
      () => signWith(publicKey)({}, { alg: 'HS256', kid: 'one' }),
      'the token is not valid',
    ],
    ['another padding of RSA', () => padded({}, { alg: 'PS256', kid: 'one' }), 'the token is not valid'],
    ['a signature that is cut', async () => (await good()).slice(0, -4), 'the token is not valid'],
    ['no token', async () => 'nonsense', 'the token is malformed'],
    ['nothing after Bearer', async () => '', 'the token is malformed'],
    ['credentials of another kind', async () => 'Basic dGVzdDp0ZXN0', 'the token is malformed'],
  ])('refuses %s', async (_, token, description) => {
    const verdict = await ask(`Bearer ${await token()}`);
    if (verdict.allowed) throw new Error('the token was let in');
    expect(verdict.refusal).toMatchObject({ statusCode: 401, body: '{"message":"Unauthorized"}' });
    expect(verdict.refusal.headers['www-authenticate']).toContain('Bearer scope="" error="invalid_token"');
    expect(verdict.refusal.headers['www-authenticate']).toContain(description);
  });

  it('does not blame the token when the keys cannot be had', async () => {
    const keys = () => Promise.reject(new TypeError('fetch failed'));
    const blind = jwtGate({ issuer: ISSUER, audience: ['polo'], keys, now: () => NOW * 1000 });
    const headers = { authorization: [`Bearer ${await good()}`] };
    const asked = blind({ method: 'GET', url: '/', headers, body: Buffer.alloc(0) });
    await expect(asked).rejects.toThrow('fetch failed');
  });
});
