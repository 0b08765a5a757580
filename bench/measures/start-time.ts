import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from '../median.ts';
import { startServer } from '../servers/running-server.ts';
import type { ServerSpec } from '../servers/server-spec.ts';
import { bundleEnvironment } from './handler-time.ts';

/** One way to a first answer. */
export interface Starter {
  readonly name: string;
  /** @returns milliseconds from process start to the first right answer. */
  start(): Promise<number>;
}

export interface StartTime {
  readonly name: string;
  readonly medianMs: number;
}

/** Starts each of them `runs` times, in turns. */
export const measureStarts = async (starters: readonly Starter[], runs: number): Promise<StartTime[]> => {
  const times = starters.map((): number[] => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, starter] of starters.entries()) times[index]?.push(await starter.start());
  }
  return starters.map(({ name }, index) => ({ name, medianMs: median(times[index] ?? []) }));
};

export const serverStarter = (name: string, spec: () => Promise<ServerSpec>): Starter => ({
  name,
  start: async () => {
    const server = await startServer(await spec());
    await server.stop();
    return server.startMs;
  },
});

export const PREDICT_START = 'predict bundle';
export const HELLO_START = 'bare Node handler';

export const predictStarter = (bundle: string): Starter => ({
  name: PREDICT_START,
  start: () =>
    firstAnswer({
      module: join(bundle, 'index.js'),
      environment: bundleEnvironment(bundle),
      expected: '"height_inches":73.61',
    }),
});

export const helloStarter: Starter = {
  name: HELLO_START,
  start: () => firstAnswer({ module: file('hello.cjs'), environment: {}, expected: 'hello' }),
};

interface FirstAnswer {
  readonly module: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly expected: string;
}

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** @throws {Error} when the answer is not the one expected. */
const firstAnswer = async ({ module, environment, expected }: FirstAnswer): Promise<number> => {
  const started = performance.now();
  const child = spawn(process.execPath, [file('first-answer.cjs'), module, '{"Weight":200}'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let elapsed = 0;
  let answer = '';
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    elapsed = performance.now() - started;
    answer += chunk;
  });
  await once(child, 'close');
  if (!answer.includes(expected))
    throw new Error(`expected ${expected} of a fresh process, got ${answer}${said}`);
  return elapsed;
};
