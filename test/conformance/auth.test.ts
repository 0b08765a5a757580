import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../../lib/local/cloud.ts';
import type { ApiAuth } from '../../lib/local/http/auth/gate.ts';
import { issueToken, LAPTOP_ISSUER, tokenKeyFolder } from '../../lib/local/http/auth/laptop-issuer.ts';
import { cloudOptions } from './target.ts';

interface Guarded extends Cloud {
  readonly state: string;
  /** Functions that a test had invoked, in order. */
  readonly invoked: readonly string[];
}

/** A cloud for the tests of one describe; ask for it inside of tests only. */
const cloudWith = (auth: ApiAuth): (() => Guarded) => {
  const invoked: string[] = [];
  const observer = { line: () => {}, invoked: (name: string) => void invoked.push(name) };
  let guarded: Guarded | undefined;
  beforeAll(async () => {
    const state = await mkdtemp(join(tmpdir(), 'auth-'));
    guarded = { ...(await startCloud({ ...cloudOptions(state), auth, observer })), state, invoked };
  });
  beforeEach(() => void invoked.splice(0));
  afterAll(async () => {
    await guarded?.close();
    if (guarded) await rm(guarded.state, { recursive: true });
  });
  return () => {
    if (guarded === undefined) throw new Error('the cloud has not started');
    return guarded;
  };
};

const BODY = '{"Weight": 200}';
const JSON_TYPE = { 'content-type': 'application/json' };

const predict = async (
  { apiUrl }: Cloud,
  headers: Record<string, string>,
  body = BODY,
  path = '/predict',
) => {
  const response = await fetch(apiUrl + path, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body,
  });
  const { status } = response;
  return { status, headers: response.headers, text: await response.text() };
};

const signer = new SignatureV4({
  service: 'execute-api',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  sha256: Sha256,
});

const toSign = ({ apiUrl }: Cloud, method: string, path: string, body?: string) => {
  const { host, hostname } = new URL(apiUrl);
  const headers = { host, ...(body !== undefined && JSON_TYPE) };
  return { method, protocol: 'http:', hostname, path, headers, ...(body !== undefined && { body }) };
};

const signed = async (cloud: Cloud, at = new Date()): Promise<Record<string, string>> => {
  const request = toSign(cloud, 'POST', '/predict', BODY);
  const { host: _, ...headers } = (await signer.sign(request, { signingDate: at })).headers;
  return headers;
};

const presigned = async (cloud: Cloud, path: string, at: Date, expiresIn: number): Promise<string> => {
  const { query } = await signer.presign(toSign(cloud, 'GET', path), { signingDate: at, expiresIn });
  return `${cloud.apiUrl}${path}?${new URLSearchParams(query as Record<string, string>)}`;
};

const curl = async (...args: readonly string[]): Promise<string> =>
  (await promisify(execFile)('curl', ['-s', '-o', '/dev/null', '-w', '%{http_code}', ...args])).stdout;

const curlSigns = await promisify(execFile)('curl', ['--help', 'all']).then(
  ({ stdout }) => stdout.includes('--aws-sigv4'),
  () => false,
);

const MINUTE = 60_000;

describe('an API for signed requests', () => {
  const cloudOf = cloudWith({ kind: 'iam' });

  it('answers whoever holds the key pair, and runs nothing for anybody else', async () => {
    const cloud = cloudOf();
    const good = await signed(cloud);
    const old = await signed(cloud, new Date(Date.now() - 6 * MINUTE));
    const { authorization = '', ...unsigned } = good;
    const wrong = authorization.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    const unknown = authorization.replace('Credential=test', 'Credential=other');
    for (const refused of [
      await predict(cloud, {}),
      await predict(cloud, unsigned),
      await predict(cloud, { ...good, authorization: wrong }),
      await predict(cloud, { ...good, authorization: unknown }),
      await predict(cloud, { ...good, authorization: 'Bearer a.b.c' }),
      await predict(cloud, old),
      await predict(cloud, good, '{"Weight": 201}'),
      await predict(cloud, good, BODY, '/models/mlb-height/predict'),
      await predict(cloud, good, BODY, '/predict?verbose=1'),
      await predict(cloud, { ...good, 'content-type': 'application/problem+json' }),
      await predict(cloud, {}, BODY, '/no-such-route'),
    ]) {
      expect(refused).toMatchObject({ status: 403, text: '{"message":"Forbidden"}' });
      expect(refused.headers.get('content-type')).toBe('application/json');
    }
    expect(cloud.invoked).toEqual([]);
    expect(await predict(cloud, good)).toMatchObject({ status: 200 });
    expect(cloud.invoked).toEqual(['predict']);
  });

  it('takes presigned addresses until they expire', async () => {
    const cloud = cloudOf();
    const [now, past] = [new Date(), new Date(Date.now() - 2 * MINUTE)];
    const statusOf = async (url: string) => (await fetch(url)).status;
    expect(await statusOf(await presigned(cloud, '/models', now, 60))).toBe(200);
    expect(await statusOf(`${await presigned(cloud, '/models', now, 60)}&more=1`)).toBe(403);
    expect(await statusOf(await presigned(cloud, '/models', past, 60))).toBe(403);
  });

  it.skipIf(!curlSigns)('takes what curl signs', async () => {
    const { apiUrl } = cloudOf();
    const sign = ['--aws-sigv4', 'aws:amz:us-east-1:execute-api', '--user'];
    const body = ['-H', 'content-type: application/json', '-d', BODY, `${apiUrl}/predict`];
    expect(await curl(...sign, 'test:test', ...body)).toBe('200');
    expect(await curl(...sign, 'test:test', `${apiUrl}/hello?message=ahoy`)).toBe('200');
    expect(await curl(...sign, 'test:wrong', ...body)).toBe('403');
    expect(await curl(...body)).toBe('403');
  });

  it('refuses a body over the limit whoever sends it', async () => {
    const cloud = cloudOf();
    expect(await predict(cloud, {}, ' '.repeat(2 ** 20 + 1))).toMatchObject({ status: 413 });
  });
});

describe('an API for tokens', () => {
  const cloudOf = cloudWith({ kind: 'jwt', audience: ['polo'] });

  it('answers whoever has one that is current and meant for it, and runs nothing for anybody else', async () => {
    const cloud = cloudOf();
    const issue = (audience: string, lifetimeSeconds: number) =>
      issueToken({ keyFolder: tokenKeyFolder(cloud.state), audience, subject: 'me', lifetimeSeconds });
    const claims = { iss: LAPTOP_ISSUER, aud: 'polo', exp: Math.floor(Date.now() / 1000) + 60 };
    const secret = new TextEncoder().encode('x'.repeat(32));
    const good = await issue('polo', 60);
    const tokens = [
      await issue('other', 60),
      await issue('polo', -1),
      new UnsecuredJWT(claims).encode(),
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret),
      good.slice(0, -8),
      'nonsense',
    ];
    const headers = tokens.map((token) => ({ authorization: `Bearer ${token}` }));
    for (const header of [{}, { authorization: 'Basic dGVzdDp0ZXN0' }, ...headers]) {
      const refused = await predict(cloud, header);
      expect(refused).toMatchObject({ status: 401, text: '{"message":"Unauthorized"}' });
      expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
    expect(await predict(cloud, {}, BODY, '/no-such-route')).toMatchObject({ status: 401 });
    expect(cloud.invoked).toEqual([]);
    expect(await predict(cloud, { authorization: `Bearer ${good}` })).toMatchObject({ status: 200 });
    expect(cloud.invoked).toEqual(['predict']);
  });
});
