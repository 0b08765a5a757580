import { type ChildProcess, fork } from 'node:child_process';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { watchMemory } from './memory-watch.ts';
import type { FunctionErrorPayload, InvokeMessage, SandboxMessage } from './messages.ts';

export interface SandboxOptions {
  /** The program of every sandbox, as JavaScript. */
  readonly program: string;
  /** The function's bundle. */
  readonly bundle: string;
  /** The whole environment: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  readonly onLine: (line: string, stream: 'stdout' | 'stderr') => void;
  readonly onExit: () => void;
}

/** How an invocation ended: the answer as JSON text, or the error as Lambda reports it. */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: FunctionErrorPayload };

/** An outcome and what the process wrote meanwhile; lines still in the pipe arrive a moment later. */
export type Invocation = Outcome & { readonly log: readonly string[] };

/** One process of a function. It works on one request at a time, like Lambda's own sandboxes. */
export interface Sandbox {
  readonly pid: number | undefined;
  readonly alive: boolean;
  /** Requests handed to the process: one in work, and those that lie ready for it. */
  readonly taken: number;
  /** How long its requests usually take, in milliseconds; unknown before the first answer. */
  readonly usualMs: number | undefined;
  /** How long it has worked on the present one; 0 when idle. */
  readonly busyMs: number;
  /** @returns `undefined` when the process ended before it turned to this request. */
  invoke(message: InvokeMessage): Promise<Invocation | undefined>;
  kill(): void;
}

/** Starts a function's process; it loads its code at once, so that the first request finds it warm. */
export const startSandbox = (options: SandboxOptions): Sandbox => {
  const child = fork(options.program, [options.bundle], {
    cwd: dirname(options.bundle),
    env: { ...options.environment },
    execArgv: [`--max-old-space-size=${options.memoryMiB}`],
    serialization: 'json',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  return supervise(child, options);
};

const readLines = (stream: Readable | null, onLine: (line: string) => void): void => {
  if (stream) createInterface({ input: stream }).on('line', onLine);
};

interface Taken {
  readonly message: InvokeMessage;
  readonly log: string[];
  readonly settle: (invocation: Invocation | undefined) => void;
}

/** The weight of the newest request in what is usual. */
const NEWEST = 0.2;

const supervise = (child: ChildProcess, options: SandboxOptions): Sandbox => {
  let alive = true;
  /** In the order they were handed over; the process works on the first. */
  const taken: Taken[] = [];
  let timer: NodeJS.Timeout | undefined;
  let turnedAt = 0;
  let usualMs: number | undefined;
  /** Why the process was killed, where that was our doing. */
  let killedFor: FunctionErrorPayload | undefined;

  const kill = (reason?: FunctionErrorPayload): void => {
    killedFor ??= reason;
    child.kill('SIGKILL');
  };
  const turnToFirst = (): void => {
    const [first] = taken;
    if (!first) return;
    turnedAt = performance.now();
    timer = setTimeout(() => kill(timeoutError(first.message, options)), options.timeoutSeconds * 1000);
  };
  const end = (outcome: Outcome): void => {
    clearTimeout(timer);
    const first = taken.shift();
    const tookMs = performance.now() - turnedAt;
    usualMs = usualMs === undefined ? tookMs : usualMs + NEWEST * (tookMs - usualMs);
    turnToFirst();
    first?.settle({ ...outcome, log: first.log });
  };
  const requestId = (): string | undefined => taken[0]?.message.requestId;
  const isBusy = (): boolean => taken.length > 0;
  const stopWatching = watchMemory(child.pid, { limitMiB: options.memoryMiB, isBusy }, () =>
    kill(memoryError(requestId())),
  );

  const keepLine = (stream: 'stdout' | 'stderr') => (line: string) => {
    taken[0]?.log.push(line);
    options.onLine(line, stream);
  };
  readLines(child.stdout, keepLine('stdout'));
  readLines(child.stderr, keepLine('stderr'));
  child.on('message', (message: SandboxMessage) => {
    if ('payload' in message) return end({ ok: true, payload: message.payload });
    if ('error' in message) return end({ ok: false, error: message.error });
    kill(message.initError);
  });
  const ended = (how: string): void => {
    if (!alive) return;
    alive = false;
    stopWatching();
    const [first, ...ready] = taken.splice(0);
    clearTimeout(timer);
    first?.settle({ ok: false, error: killedFor ?? exitError(first.message.requestId, how), log: first.log });
    for (const { settle } of ready) settle(undefined);
    options.onExit();
  };
  child.on('error', (error) => ended(error.message));
  let how: string | undefined;
  child.on('exit', (code, signal) => {
    how = signal ? `signal: ${SIGNAL_WORDS[signal] ?? signal}` : `exit status ${code}`;
    if (!child.connected) ended(how);
  });
  /** Only now has everything been read that the process said before it ended. */
  child.on('disconnect', () => {
    if (how !== undefined) ended(how);
  });

  return {
    get pid() {
      return child.pid;
    },
    get alive() {
      return alive;
    },
    get taken() {
      return taken.length;
    },
    get usualMs() {
      return usualMs;
    },
    get busyMs() {
      return taken.length === 0 ? 0 : performance.now() - turnedAt;
    },
    kill: () => kill(),
    invoke: (message) =>
      new Promise((settle) => {
        if (!alive) return settle(undefined);
        taken.push({ message, log: [], settle });
        if (taken.length === 1) turnToFirst();
        child.send(message);
      }),
  };
};

const SIGNAL_WORDS: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGABRT: 'aborted',
};

/** Lambda's own words for a process that ended by itself, ran too long, or outgrew its memory. */
const exitError = (requestId: string | undefined, how: string): FunctionErrorPayload => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: ${how}`,
});
const timeoutError = (
  { requestId }: InvokeMessage,
  { timeoutSeconds }: SandboxOptions,
): FunctionErrorPayload => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
});
const memoryError = (requestId: string | undefined): FunctionErrorPayload => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
});
