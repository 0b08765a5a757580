import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';
import { isLocalHost } from '../allowed-host.ts';

/** The issuer of tokens does not say where its keys are; the message says what it said instead. */
export class IssuerError extends Error {
  override readonly name = 'IssuerError';
}

const Configuration = z.object({ issuer: z.string(), jwks_uri: z.string() });

const TIMEOUT_MS = 5000;

/**
 * The keys of an issuer, found through its `/.well-known/openid-configuration` and fetched as they are needed.
 *
 * @throws {IssuerError} when it does not answer, is another issuer, or its keys would come unprotected.
 */
export const issuerKeys = async (issuer: string): Promise<JWTVerifyGetKey> => {
  const { issuer: name, jwks_uri: keys } = await readConfiguration(issuer);
  if (name !== issuer)
    throw new IssuerError(`${issuer} calls itself ${name}; give --jwt-issuer exactly as it does`);
  return createRemoteJWKSet(protectedUrl(keys), { timeoutDuration: TIMEOUT_MS });
};

const readConfiguration = async (issuer: string): Promise<z.infer<typeof Configuration>> => {
  const url = protectedUrl(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    return Configuration.parse(await response.json());
  } catch (cause) {
    throw new IssuerError(`${url.href} is no OpenID configuration; is --jwt-issuer right?`, { cause });
  }
};

/** Whoever can change keys on their way can sign tokens. */
const protectedUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocalHost(url.host))) return url;
  throw new IssuerError(`${text} must be an https:// address (http:// on this machine only)`);
};
