import type { Invoker } from '../http-event.ts';
import type { ApiReply } from '../reply-from.ts';

/** Who may call the API, in the modes that API Gateway has. */
export type ApiAuth =
  | { readonly kind: 'none' }
  /** Whoever signs with `test` / `test`, the one key pair there is. */
  | { readonly kind: 'iam' }
  | {
      readonly kind: 'jwt';
      /** One of these must be a token's `aud`. */
      readonly audience: readonly string[];
      /** Left out, the laptop cloud itself is the issuer. */
      readonly issuer?: string;
    };

/** What of a request can be signed, as it came over the wire. */
export interface GuardedRequest {
  readonly method: string;
  /** Path and query, nothing decoded. */
  readonly url: string;
  /** Names in lower case, each with its values in order. */
  readonly headers: NodeJS.Dict<readonly string[]>;
  readonly body: Buffer;
}

export type Verdict =
  | { readonly allowed: true; readonly invoker: Invoker }
  | { readonly allowed: false; readonly refusal: ApiReply };

/** Decides whether a request reaches its function. */
export type Gate = (request: GuardedRequest) => Promise<Verdict>;

/**
 * The gate in front of every route; `undefined` lets everybody in.
 *
 * @param state the folder that holds the key of the laptop cloud's own tokens
 * @throws {IssuerError} when the issuer of tokens does not say where its keys are.
 */
export const openGate = async (auth: ApiAuth, state: string): Promise<Gate | undefined> => {
  if (auth.kind === 'none') return undefined;
  if (auth.kind === 'iam') return (await import('./iam-gate.ts')).iamGate();
  return (await import('./jwt-gate.ts')).openJwtGate(auth, state);
};
