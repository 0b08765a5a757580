import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { expect, it, onTestFinished } from 'vitest';
import { issuerKeys } from '../../../../../lib/local/http/auth/issuer-keys.ts';

/** An issuer on a free port: what it answers, by path. */
const issuer = async (answers: (url: string) => Readonly<Record<string, object>>): Promise<string> => {
  const server = createServer((request, response) => {
    const answer = answers(url)[request.url ?? ''];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return url;
};

const CONFIGURATION = '/.well-known/openid-configuration';

it('finds the keys through the OpenID configuration', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one' };
  const url = await issuer((self) => ({
    [CONFIGURATION]: { issuer: self, jwks_uri: `${self}/keys` },
    '/keys': { keys: [jwk] },
  }));
  const token = await new SignJWT({ sub: 'me' })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .sign(privateKey);
  expect((await jwtVerify(token, await issuerKeys(url))).payload).toEqual({ sub: 'me' });
});

it.each<[string, (self: string) => Record<string, object>, RegExp]>([
  ['does not answer', () => ({}), /is no OpenID configuration; is --jwt-issuer right\?$/],
  [
    'is another one',
    () => ({ [CONFIGURATION]: { issuer: 'https://other', jwks_uri: 'https://other/keys' } }),
    /calls itself https:\/\/other; give --jwt-issuer exactly as it does$/,
  ],
  [
    'has keys that anybody on the way could change',
    (self) => ({ [CONFIGURATION]: { issuer: self, jwks_uri: 'http://keys.example.com' } }),
    /^http:\/\/keys\.example\.com must be an https:\/\/ address/,
  ],
])('refuses an issuer that %s', async (_, answers, message) => {
  const refused = expect(issuerKeys(await issuer(answers))).rejects;
  await refused.toMatchObject({ name: 'IssuerError', message: expect.stringMatching(message) });
});

it('does not ask an issuer over a connection that is not protected', async () => {
  await expect(issuerKeys('http://login.example.com')).rejects.toThrow('must be an https:// address');
});
