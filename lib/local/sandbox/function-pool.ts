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

/** Requests that a process may hold, the one in work among them, where they are quick. */
const MOST_TAKEN = 8;

/** What counts as quick: a wait behind a few of these is shorter than waking another process. */
const QUICK_MS = 3;

interface Request {
  readonly message: () => InvokeMessage;
  readonly resolve: (invocation: Invocation) => void;
}

/**
 * A request goes to an idle process, to a new one while there may be more, and else waits its turn.
 * Where requests are quick, a process that is at work gets a few before their turn, rather than
 * another being woken for each; it still works on one after another.
 *
 * @throws {ThrottledError} from `invoke`, when the queue for the function is full.
 */
export const createFunctionPool = ({ start, concurrency }: PoolOptions): FunctionPool => {
  const sandboxes: Sandbox[] = [];
  const waiting: Request[] = [];

  const add = (): Sandbox => {
    const sandbox: Sandbox = start(() => {
      sandboxes.splice(sandboxes.indexOf(sandbox), 1);
      serveWaiting();
    });
    sandboxes.push(sandbox);
    return sandbox;
  };

  const choose = (): Sandbox | undefined => {
    const hot = sandboxes.find(isQuick);
    if (hot) return hot;
    let freest: Sandbox | undefined;
    for (const sandbox of sandboxes) if (!freest || sandbox.taken < freest.taken) freest = sandbox;
    if (freest?.taken === 0) return freest;
    return sandboxes.length < concurrency ? add() : undefined;
  };

  const hand = async (sandbox: Sandbox, request: Request): Promise<void> => {
    const invocation = await sandbox.invoke(request.message());
    if (invocation) request.resolve(invocation);
    else waiting.unshift(request);
    serveWaiting();
  };

  const serveWaiting = (): void => {
    while (waiting.length > 0) {
      const sandbox = choose();
      const request = sandbox && waiting.shift();
      if (!sandbox || !request) return;
      void hand(sandbox, request);
    }
  };

  return {
    invoke: (message) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= MOST_WAITING) return reject(new ThrottledError('Rate Exceeded.'));
        waiting.push({ message, resolve });
        serveWaiting();
      }),
    warm: () => {
      if (sandboxes.length === 0) add();
    },
    get busy() {
      return waiting.length + sandboxes.reduce((sum, { taken }) => sum + taken, 0);
    },
    get pids() {
      return sandboxes.flatMap(({ pid }) => pid ?? []);
    },
    close: () => {
      for (const sandbox of sandboxes) sandbox.kill();
    },
  };
};

/** Nothing says that the present request will be as quick as usual, so one that is not ends the favour. */
const isQuick = ({ taken, usualMs, busyMs }: Sandbox): boolean =>
  usualMs !== undefined && usualMs < QUICK_MS && busyMs < QUICK_MS && taken < MOST_TAKEN;
