import { DueHeap } from '../../lib/local/sqs/due-heap.ts';
import type { QueueClock } from '../../lib/local/sqs/queue-clock.ts';

interface Timer {
  run: () => void;
}

/** Time that jumps from one timer to the next as soon as everybody waits for one. */
export const virtualTime = (start = Date.UTC(2026, 0, 1)) => {
  let now = start;
  const timers = new DueHeap<Timer>();
  const clock: QueueClock = {
    now: () => now,
    after: (delayMs, run) => {
      const timer: Timer = { run };
      timers.add(now + delayMs, timer);
      return () => {
        timer.run = () => {};
      };
    },
  };
  const sleep = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  /** Runs until `done`, and fails when that takes longer than a virtual day. */
  const runUntil = async (done: () => boolean): Promise<void> => {
    const end = now + 24 * 3600 * 1000;
    for (;;) {
      await new Promise(setImmediate);
      if (done()) return;
      const next = timers.nextAt;
      if (next === undefined || next > end) throw new Error('nothing will happen any more');
      now = Math.max(now, next);
      for (let due = timers.takeDue(now); due !== undefined; due = timers.takeDue(now)) due.value.run();
    }
  };
  return { clock, sleep, runUntil };
};

export type VirtualTime = ReturnType<typeof virtualTime>;
