import { createLocalJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { gatewayReply } from '../reply-from.ts';
import type { ApiAuth, Gate, Verdict } from './gate.ts';
import { issuerKeys } from './issuer-keys.ts';
import { LAPTOP_ISSUER, laptopKeySet, tokenKeyFolder } from './laptop-issuer.ts';

/**
 * Lets in whoever brings a token of the issuer, or of the laptop cloud where there is none.
 *
 * @throws {IssuerError} when the issuer does not say where its keys are.
 */
export const openJwtGate = async (
  { audience, issuer }: Extract<ApiAuth, { kind: 'jwt' }>,
  state: string,
): Promise<Gate> =>
  issuer === undefined
    ? jwtGate({
        audience,
        issuer: LAPTOP_ISSUER,
        keys: createLocalJWKSet(await laptopKeySet(tokenKeyFolder(state))),
      })
    : jwtGate({ audience, issuer, keys: await issuerKeys(issuer) });

export interface JwtGateOptions {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly keys: JWTVerifyGetKey;
  readonly now?: () => number;
}

/** RSA alone, as at API Gateway. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

/** Lets in tokens that are signed by the issuer, current, and meant for one of the audiences. */
export const jwtGate =
  ({ issuer, audience, keys, now = Date.now }: JwtGateOptions): Gate =>
  async ({ headers }) => {
    if (headers.authorization === undefined) return refuse();
    const token = tokenIn(headers.authorization);
    if (token === undefined) return refuse('the token is malformed');
    const currentDate = new Date(now());
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp'],
        currentDate,
      });
      if (protectedHeader.kid === undefined) return refuse('the token does not name its key');
      if (!isMeantFor(audience, payload)) return refuse('the token does not have a valid audience');
      if ((payload.iat ?? 0) * 1000 > currentDate.getTime()) return refuse('the token is used before issued');
      return { allowed: true, invoker: { jwt: { claims: textsOf(payload), scopes: null } } };
    } catch (error) {
      if (!isAboutTheToken(error)) throw error;
      return refuse(error instanceof errors.JWTExpired ? 'the token has expired' : 'the token is not valid');
    }
  };

/** With `Bearer` before it or without. */
const tokenIn = (values: readonly string[]): string | undefined =>
  values.length === 1 ? /^(?:Bearer +)?([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(values[0] ?? '')?.[1] : undefined;

/** `client_id` counts where there is no `aud`, as in access tokens of Cognito. */
const isMeantFor = (audience: readonly string[], { aud, client_id }: JWTPayload): boolean =>
  [aud ?? client_id].flat().some((each) => typeof each === 'string' && audience.includes(each));

/** A fault of the issuer, whose keys cannot be had, is nothing that the caller could mend. */
const isAboutTheToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC' && error.code !== 'ERR_JWKS_TIMEOUT';

const refuse = (description?: string): Verdict => {
  const invalid = `Bearer scope="" error="invalid_token" error_description="${description}"`;
  const challenge = { 'www-authenticate': description === undefined ? 'Bearer' : invalid };
  return { allowed: false, refusal: gatewayReply(401, 'Unauthorized', challenge) };
};

/** Claims reach functions as text: `[a b]` for a list. */
const textsOf = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, textOf(value)]));

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(textOf).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
