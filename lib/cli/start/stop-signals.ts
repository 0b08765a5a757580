import type { EventEmitter } from 'node:events';

export interface StopSignals {
  /** Resolves at the first signal. */
  readonly first: Promise<NodeJS.Signals>;
  /** Takes the listeners away, so that signals do again what they do by default. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm hands on the Ctrl-C that the terminal has sent to everybody already: two within this time are one. */
const ONE_KEY_MS = 500;

/** Waits for the process to be told to stop; told again it calls `stopNow`. */
export const stopSignals = (
  emitter: EventEmitter,
  stopNow: (signal: NodeJS.Signals) => void,
  now: () => number = () => performance.now(),
): StopSignals => {
  let stoppedAt: number | undefined;
  let resolveFirst: (signal: NodeJS.Signals) => void = () => {};
  const first = new Promise<NodeJS.Signals>((resolve) => {
    resolveFirst = resolve;
  });
  const listener = (signal: NodeJS.Signals): void => {
    if (stoppedAt === undefined) {
      stoppedAt = now();
      resolveFirst(signal);
    } else if (now() - stoppedAt > ONE_KEY_MS) stopNow(signal);
  };
  for (const signal of SIGNALS) emitter.on(signal, listener);
  const release = (): void => {
    for (const signal of SIGNALS) emitter.off(signal, listener);
  };
  return { first, release };
};
