import type { Clock } from './clock.ts';

/** Stops calls that are bound to fail, for a while. */
export interface Breaker {
  /** Milliseconds until calls may be tried again; 0 when they may. */
  openMs(): number;
  open(): void;
}

/** How long nothing is tried after a failure that only a change of the deployment can mend. */
const OPEN_MS = 60_000;

/** Closed at first. It lives as long as its sandbox: each sandbox finds out by one call of its own. */
export const createBreaker = (clock: Clock): Breaker => {
  let opensUntil = Number.NEGATIVE_INFINITY;
  return {
    openMs: () => Math.max(0, opensUntil - clock.now()),
    open: () => {
      opensUntil = clock.now() + OPEN_MS;
    },
  };
};
