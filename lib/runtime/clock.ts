import { setTimeout as sleep } from 'node:timers/promises';

/** Time as work sees it that waits on purpose; tests give one of their own. */
export interface Clock {
  /** Milliseconds since some fixed moment; never runs backwards. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms) => sleep(ms),
};
