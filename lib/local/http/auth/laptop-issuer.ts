import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JSONWebKeySet, type JWK, SignJWT } from 'jose';
import { fileErrorCode, ifExists } from '../../s3/file-errors.ts';

/** What tokens of the laptop cloud name as `iss`; nothing listens there. */
export const LAPTOP_ISSUER = 'https://marcopolo.localhost';

/** Where in a state folder the key is kept. */
export const tokenKeyFolder = (state: string): string => join(state, 'state');

const ALGORITHM = 'RS256';

export interface TokenOptions {
  readonly keyFolder: string;
  readonly audience: string;
  readonly subject: string;
  readonly lifetimeSeconds: number;
}

/** A token that a laptop cloud over the same folder takes, signed with RS256. */
export const issueToken = async (options: TokenOptions): Promise<string> => {
  const { keyFolder, audience, subject, lifetimeSeconds } = options;
  const key = await laptopKey(keyFolder);
  const issuedAt = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid ?? '', typ: 'JWT' })
    .setIssuer(LAPTOP_ISSUER)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(await importJWK(key, ALGORITHM));
};

/** The public half of the laptop cloud's key, as an issuer would publish it. */
export const laptopKeySet = async (keyFolder: string): Promise<JSONWebKeySet> => {
  const { kty = 'RSA', n = '', e = '', kid = '' } = await laptopKey(keyFolder);
  return { keys: [{ kty, n, e, kid, alg: ALGORITHM, use: 'sig' }] };
};

/** Makes the key at the first call, whole or not at all; only this user may read it. */
const laptopKey = async (folder: string): Promise<JWK> => {
  const file = join(folder, 'token-key.json');
  const text = (await ifExists(readFile(file, 'utf8'))) ?? (await makeKey(folder, file));
  return JSON.parse(text);
};

const makeKey = async (folder: string, file: string): Promise<string> => {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID() };
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `token-key-${key.kid}`);
  await writeFile(draft, JSON.stringify(key), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    /** Another process was faster, and its key is the one. */
    if (fileErrorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
};
