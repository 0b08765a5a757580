import { type Clock, systemClock } from './clock.ts';

/** How one try ended; one that failed says whether another may do better. */
export type Tried<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Error; readonly again: boolean };

export interface TryLimits {
  readonly tries: number;
  /** For all tries and the waits between them. */
  readonly totalMs: number;
  /** @default the system's */
  readonly clock?: Clock;
  /** 0 to 1. @default by chance */
  readonly random?: () => number;
}

const FIRST_WAIT_MS = 200;

/**
 * Tries until something succeeds. Between tries it waits 0.2 s, doubled each time, half of it by chance; no try begins
 * after the time is up, and each is told how much is left.
 *
 * @throws the last try's error; whatever a try throws ends it at once.
 */
export const inTries = async <T>(
  attempt: (leftMs: number) => Promise<Tried<T>>,
  { tries, totalMs, clock = systemClock, random = Math.random }: TryLimits,
): Promise<T> => {
  const end = clock.now() + totalMs;
  for (let made = 1; ; made += 1) {
    const tried = await attempt(end - clock.now());
    if (tried.ok) return tried.value;
    const waitMs = FIRST_WAIT_MS * 2 ** (made - 1) * (0.5 + random() / 2);
    if (!tried.again || made >= tries || clock.now() + waitMs >= end) throw tried.error;
    await clock.sleep(waitMs);
  }
};
