import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { askServer } from './ask-server.ts';
import { treePeakMiB } from './process-tree.ts';
import type { ServerSpec } from './server-spec.ts';

export interface RunningServer {
  readonly name: string;
  readonly url: string;
  /** From process start to the first right answer. */
  readonly startMs: number;
  /** Most resident memory that each process of the tree has had, summed; `undefined` where the system does not tell. */
  peakMiB(): number | undefined;
  /** The end of what it wrote to standard error. */
  lastWords(): string;
  stop(): Promise<void>;
}

/** How long a server may take to its first answer, and how often it is asked. */
const START_LIMIT_MS = 60_000;
const ASK_EVERY_MS = 3;

/**
 * Starts a server and waits for its first answer, which must be right.
 *
 * @throws {Error} with what the server said, when it ends, answers wrongly or not at all.
 */
export const startServer = async (spec: ServerSpec): Promise<RunningServer> => {
  const { name, command, args, cwd, environment, port } = spec;
  const url = `http://127.0.0.1:${port}/predict`;
  const started = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lastWords = listenTo(child);
  const stop = () => end(child);
  try {
    while (!(await askServer(url, spec.expectedInches))) {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
      if (performance.now() - started > START_LIMIT_MS) throw new Error('it did not answer in time');
      await sleep(ASK_EVERY_MS);
    }
  } catch (cause) {
    await stop();
    throw new Error(`${name} did not start: ${lastWords()}`, { cause });
  }
  const startMs = performance.now() - started;
  return { name, url, startMs, peakMiB: () => treePeakMiB(child.pid), lastWords, stop };
};

const listenTo = ({ stderr }: ChildProcess): (() => string) => {
  let said = '';
  stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-2000);
  });
  return () => said;
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(hard);
};
