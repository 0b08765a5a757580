/** Time as a queue sees it, so that tests may run it by hand. */
export interface QueueClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `run` once after `delayMs`; the answer calls it off. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: QueueClock = {
  now: Date.now,
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
