import { setTimeout as sleep } from 'node:timers/promises';
import type { Identify } from './sign-request.ts';

export interface PostRequest {
  readonly url: string;
  readonly body: string;
  /** For each try. */
  readonly timeoutSeconds: number;
  /** Asked before each try, since signatures grow old. */
  readonly identify?: Identify | undefined;
}

/** How one try ended: with a status and a body, or without an answer. */
export type Attempt =
  | {
      readonly answered: true;
      readonly status: number;
      readonly text: string;
      readonly retryAfterMs?: number;
    }
  | { readonly answered: false; readonly reason: string };

/**
 * Posts JSON once; nothing that happens on the way is a rejection.
 *
 * @throws whatever `identify` throws, before anything is sent.
 */
export const postOnce = async ({ url, body, timeoutSeconds, identify }: PostRequest): Promise<Attempt> => {
  const json = { 'content-type': 'application/json', accept: 'application/json' };
  const headers = { ...json, ...(await identify?.({ method: 'POST', url, headers: json, body })) };
  try {
    const signal = AbortSignal.timeout(timeoutSeconds * 1000);
    const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
    const text = await response.text();
    return {
      answered: true,
      status: response.status,
      text,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  } catch (error) {
    return { answered: false, reason: reasonOf(error, timeoutSeconds) };
  }
};

export interface RetryOptions {
  /** Tries after the first. */
  readonly retries: number;
  /** Told before each wait. */
  onRetry(reason: string, waitMs: number): void;
}

/**
 * Posts JSON until there is an answer other than 429 and 5xx, or the retries are used up. Waits as `Retry-After`
 * says, else 0.2 s doubled with each try, half of it by chance.
 */
export const post = async (request: PostRequest, { retries, onRetry }: RetryOptions): Promise<Attempt> => {
  for (let retry = 0; ; retry += 1) {
    const attempt = await postOnce(request);
    if (retry >= retries || !isWorthRetrying(attempt)) return attempt;
    const waitMs = waitFor(attempt, retry);
    onRetry(attempt.answered ? `status ${attempt.status}` : attempt.reason, waitMs);
    await sleep(waitMs);
  }
};

export const isSuccess = (attempt: Attempt): boolean =>
  attempt.answered && attempt.status >= 200 && attempt.status <= 299;

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 20_000;

const isWorthRetrying = (attempt: Attempt): boolean =>
  !attempt.answered || attempt.status === 429 || attempt.status >= 500;

const waitFor = (attempt: Attempt, retry: number): number => {
  const asked = attempt.answered ? attempt.retryAfterMs : undefined;
  const own = FIRST_WAIT_MS * 2 ** retry * (0.5 + Math.random() / 2);
  return Math.min(Math.round(asked ?? own), LONGEST_WAIT_MS);
};

/** Seconds, or a date (RFC 9110, 10.2.3). */
const readRetryAfter = (value: string | null): number | undefined => {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
};

const reasonOf = (error: unknown, timeoutSeconds: number): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutSeconds} s`;
  const { cause = error } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  const message = cause instanceof Error ? cause.message : String(cause);
  return message || code || error.message;
};
