import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { issueToken, LAPTOP_ISSUER, laptopKeySet } from '../../../../../lib/local/http/auth/laptop-issuer.ts';

const folder = () => mkdtemp(join(tmpdir(), 'issuer-'));
const OPTIONS = { audience: 'polo', subject: 'me', lifetimeSeconds: 60 };

it('signs tokens that its published key verifies, and publishes no more than that', async () => {
  const keyFolder = join(await folder(), 'state');
  const token = await issueToken({ ...OPTIONS, keyFolder });
  const keys = await laptopKeySet(keyFolder);
  expect(Object.keys(keys.keys[0] ?? {})).toEqual(['kty', 'n', 'e', 'kid', 'alg', 'use']);
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), { issuer: LAPTOP_ISSUER });
  expect(payload).toMatchObject({ aud: 'polo', sub: 'me' });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60);
});

it('has one key for a folder, however many ask at once, in a file for its user alone', async () => {
  const keyFolder = await folder();
  const sets = await Promise.all([1, 2, 3].map(() => laptopKeySet(keyFolder)));
  expect(new Set(sets.map(({ keys }) => keys[0]?.kid)).size).toBe(1);
  expect(await readdir(keyFolder)).toEqual(['token-key.json']);
  expect((await stat(join(keyFolder, 'token-key.json'))).mode & 0o777).toBe(0o600);
});
