import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';

/** What the work under way is part of. */
export interface Scope {
  readonly correlationId: string;
  /** Of the invocation, as Lambda knows it. */
  readonly requestId: string;
  readonly functionVersion: string;
}

const scopes = new AsyncLocalStorage<Scope>();

/** The scope of the present work; `undefined` outside any. */
export const currentScope = (): Scope | undefined => scopes.getStore();

/** Does an invocation's work in its scope: nothing of it is left when the work is over. */
export const inScope = <T>(scope: Scope, work: () => T): T => scopes.run(scope, work);

/**
 * Does a part of the work under an id of its own, which every log line about it carries. Parts that
 * run side by side each keep theirs.
 */
export const correlated = <T>(correlationId: string, work: () => T): T => {
  const { requestId = '', functionVersion = '' } = scopes.getStore() ?? {};
  return scopes.run({ correlationId, requestId, functionVersion }, work);
};

/** What AWS's services make up, and the plainest of names: nothing that could be somebody's. */
const MADE_UP: readonly RegExp[] = [
  /** A UUID: Lambda, SQS, REST APIs, and Step Functions where an execution is not given a name. */
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  /** An HTTP API of API Gateway. */
  /^[\w-]{10,24}=$/,
  /** S3. */
  /^(?=\d*[A-Z])[\dA-Z]{16}$/,
  /** A digest of ours. */
  /^(?=\d*[a-f])[\da-f]{16}$/,
  /** A word and a number, such as `order-42`. */
  /^[a-z]{1,20}-\d{1,6}$/,
];

/** An id that came from outside, as it may stand in a log: itself where it was made up, else its digest. */
export const safeId = (id: string): string =>
  MADE_UP.some((pattern) => pattern.test(id)) ? id : digestOf(id);

/** The first 16 hexadecimal digits of a text's SHA-256: tells texts apart and does not tell them. */
export const digestOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('/')).digest('hex').slice(0, 16);
