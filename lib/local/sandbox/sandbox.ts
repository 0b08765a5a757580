import { type ChildProcess, fork } from 'node:child_process';
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

/** One process of a function. It takes one request at a time, like Lambda's own sandboxes. */
export interface Sandbox {
  readonly pid: number | undefined;
  readonly alive: boolean;
  invoke(message: InvokeMessage): Promise<Invocation>;
  kill(): void;
}

/** Starts a function's process; it loads its code at once, so that the first request finds it warm. */
export const startSandbox = (options: SandboxOptions): Sandbox => {
  const child = fork(options.program, [options.bundle], {
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

interface Waiting {
  readonly requestId: string;
  settle(outcome: Outcome): void;
}

const supervise = (child: ChildProcess, options: SandboxOptions): Sandbox => {
  let alive = true;
  let log: string[] = [];
  let waiting: Waiting | undefined;
  /** Why the process was killed, where that was our doing. */
  let killedFor: FunctionErrorPayload | undefined;
  let initError: FunctionErrorPayload | undefined;

  const end = (outcome: Outcome): void => {
    waiting?.settle(outcome);
    waiting = undefined;
  };
  const kill = (reason?: FunctionErrorPayload): void => {
    killedFor ??= reason;
    child.kill('SIGKILL');
  };
  const keepLine = (stream: 'stdout' | 'stderr') => (line: string) => {
    log.push(line);
    options.onLine(line, stream);
  };
  readLines(child.stdout, keepLine('stdout'));
  readLines(child.stderr, keepLine('stderr'));
  child.on('message', (message: SandboxMessage) => {
    if ('payload' in message) return end({ ok: true, payload: message.payload });
    if ('error' in message) return end({ ok: false, error: message.error });
    initError = message.initError;
    kill(initError);
  });
  const ended = (how: string): void => {
    if (!alive) return;
    alive = false;
    end({ ok: false, error: killedFor ?? exitError(waiting?.requestId, how) });
    options.onExit();
  };
  child.on('error', (error) => ended(error.message));
  child.on('exit', (code, signal) =>
    ended(signal ? `signal: ${SIGNAL_WORDS[signal] ?? signal}` : `exit status ${code}`),
  );

  return {
    get pid() {
      return child.pid;
    },
    get alive() {
      return alive;
    },
    kill: () => kill(),
    invoke: (message) =>
      new Promise<Invocation>((resolve) => {
        const { requestId } = message;
        const lines: string[] = [];
        log = lines;
        if (!alive) {
          return resolve({ ok: false, error: initError ?? exitError(requestId, 'before the request'), log });
        }
        const timer = setTimeout(() => kill(timeoutError(message, options)), options.timeoutSeconds * 1000);
        const stopWatching = watchMemory(child.pid, options.memoryMiB, () => kill(memoryError(requestId)));
        const settle = (outcome: Outcome): void => {
          clearTimeout(timer);
          stopWatching();
          resolve({ ...outcome, log: lines });
        };
        waiting = { requestId, settle };
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
const memoryError = (requestId: string): FunctionErrorPayload => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
});
