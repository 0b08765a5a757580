import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../servers/free-ports.ts';
import { childrenOf, peakMiB } from '../servers/process-tree.ts';
import { type EmulatedFunction, environmentOf } from './emulated-function.ts';
import type { RuntimePrograms } from './runtime-programs.ts';

/** One sandbox of a function under AWS's own runtime programs; it is cold until the first invocation. */
export interface Emulator {
  /**
   * @param clientContext what the caller tells besides the event; the function finds it in its context.
   * @returns what the emulator answers, as it came.
   */
  invoke(event: unknown, clientContext?: object): Promise<string>;
  /**
   * Milliseconds from the start of the runtime's process to its first request for work, by the
   * emulator's own clock; `undefined` before, and when init has failed. Its `REPORT` line does not tell: there init is over before it has begun.
   */
  initMs(): number | undefined;
  /** Most resident memory of the runtime's process, which the emulator's `REPORT` line does not tell either. */
  peakMiB(): number | undefined;
  /** Everything that emulator and function have written. */
  log(): string;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 10_000;

/** @throws {Error} with what the emulator said, when it does not come up. */
export const startEmulator = async (
  { emulator, client }: RuntimePrograms,
  emulated: EmulatedFunction,
): Promise<Emulator> => {
  const [runtimeApi = 0, front = 0] = await freePorts(2);
  const addresses = [
    ...['--runtime-api-address', `127.0.0.1:${runtimeApi}`],
    ...['--runtime-interface-emulator-address', `127.0.0.1:${front}`],
  ];
  const child = spawn(emulator, [...addresses, process.execPath, client, emulated.handler], {
    cwd: emulated.folder,
    env: environmentOf(emulated),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = listenTo(child);
  const url = `http://127.0.0.1:${front}`;
  await untilUp(url, child, log);
  return {
    invoke: async (event, clientContext) => {
      const path = '/2015-03-31/functions/function/invocations';
      const headers: Record<string, string> =
        clientContext === undefined ? {} : { 'x-amz-client-context': base64(clientContext) };
      const reply = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(event) });
      return reply.text();
    },
    initMs: () => {
      const told = /INIT RTDONE\(status: success\)[\s\S]*?INIT REPORT\(durationMs: ([\d.]+)\)/.exec(
        log(),
      )?.[1];
      return told === undefined ? undefined : Number(told);
    },
    peakMiB: () => (child.pid === undefined ? undefined : childrenOf(child.pid).map(peakMiB)[0]),
    log,
    stop: () => end(child),
  };
};

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64');

const listenTo = ({ stdout, stderr }: ChildProcess): (() => string) => {
  let said = '';
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  }
  return () => said;
};

const untilUp = async (url: string, child: ChildProcess, log: () => string): Promise<void> => {
  const limit = performance.now() + START_LIMIT_MS;
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() > limit) {
      await end(child);
      throw new Error(`the emulator did not start: ${log()}`);
    }
    await sleep(5);
  }
};

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** The emulator kills the function's process before it ends. */
const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(hard);
};
