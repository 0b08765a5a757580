import type { QueueClock } from '../../../../lib/local/sqs/queue-clock.ts';

/** A clock that stands still until it is told to move, and then rings what is due on the way. */
export const manualClock = (start = Date.UTC(2026, 0, 1)) => {
  let now = start;
  const timers = new Set<{ at: number; run: () => void }>();
  const clock: QueueClock = {
    now: () => now,
    after: (delayMs, run) => {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const advance = async (seconds: number): Promise<void> => {
    const end = now + seconds * 1000;
    for (;;) {
      const [due] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (due === undefined) break;
      timers.delete(due);
      now = due.at;
      due.run();
      await new Promise(setImmediate);
    }
    now = end;
  };
  return { clock, advance, pending: () => timers.size };
};
