import type { InvokeMessage } from './messages.ts';
import type { Invocation, Sandbox } from './sandbox.ts';

/** More callers than this waiting for one function are turned away at once. */
const MOST_WAITING = 1000;

export interface PoolOptions {
  readonly start: (onExit: () => void) => Sandbox;
  /** The most processes of this function at the same time. */
  readonly concurrency: number;
}

/** Thrown to callers who would wait behind too many others; Lambda's `TooManyRequestsException`. */
export class ThrottledError extends Error {
  override readonly name = 'ThrottledError';
}

/** The processes of one function: started when needed, kept warm, replaced when they end. */
export interface FunctionPool {
  invoke(message: () => InvokeMessage): Promise<Invocation>;
  /** Starts a process before the first request asks for one. */
  warm(): void;
  /** How many requests are in work or waiting. */
  readonly busy: number;
  /** Process ids, for looking at memory and for tests that kill one. */
  readonly pids: readonly number[];
  close(): void;
}

/** @throws {ThrottledError} from `invoke`, when the queue for the function is full. */
export const createFunctionPool = ({ start, concurrency }: PoolOptions): FunctionPool => {
  const idle: Sandbox[] = [];
  const all = new Set<Sandbox>();
  const waiting: ((sandbox: Sandbox) => void)[] = [];
  let working = 0;

  const add = (): Sandbox => {
    const sandbox: Sandbox = start(() => {
      all.delete(sandbox);
      const place = idle.indexOf(sandbox);
      if (place >= 0) idle.splice(place, 1);
    });
    all.add(sandbox);
    return sandbox;
  };

  const acquire = (): Sandbox | Promise<Sandbox> => {
    const free = idle.pop();
    if (free) return free;
    if (working < concurrency) return add();
    if (waiting.length >= MOST_WAITING) throw new ThrottledError('Rate Exceeded.');
    return new Promise((resolve) => waiting.push(resolve));
  };

  const release = (sandbox: Sandbox): void => {
    const next = waiting.shift();
    if (next) next(sandbox.alive ? sandbox : add());
    else {
      working -= 1;
      if (sandbox.alive) idle.push(sandbox);
    }
  };

  return {
    invoke: async (message) => {
      const acquired = acquire();
      let sandbox: Sandbox;
      if (acquired instanceof Promise) sandbox = await acquired;
      else {
        working += 1;
        sandbox = acquired;
      }
      try {
        return await sandbox.invoke(message());
      } finally {
        release(sandbox);
      }
    },
    warm: () => {
      if (all.size === 0) idle.push(add());
    },
    get busy() {
      return working + waiting.length;
    },
    get pids() {
      return [...all].flatMap(({ pid }) => pid ?? []);
    },
    close: () => {
      for (const sandbox of all) sandbox.kill();
    },
  };
};
