import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCloud } from '../../lib/local/cloud.ts';
import { deployedFunctions } from '../lambda/deployed-functions.ts';
import type { EmulatedFunction } from '../lambda/emulated-function.ts';
import { startEmulator } from '../lambda/emulator.ts';
import { firstEvent } from '../lambda/first-event.ts';
import type { RuntimePrograms } from '../lambda/runtime-programs.ts';
import { median } from '../median.ts';

/** How a function starts under AWS's Lambda runtime; medians. */
export interface ColdStart {
  readonly name: string;
  /** From the start of the process to its first request for work. */
  readonly initMs: number;
  /** From the event to the answer, init included. */
  readonly firstAnswerMs: number;
  /** Of the function's process, after its first answer. */
  readonly peakMiB: number;
}

export interface ColdStartOptions {
  readonly root: string;
  readonly scratch: string;
  /** Fresh processes per function. */
  readonly starts: number;
}

/** The bare handler's row. */
export const HELLO = 'bare handler';

/** What a function is started with, and the event it is asked first. */
export interface Starting {
  readonly emulated: EmulatedFunction;
  readonly event: unknown;
}

/** Starts the bare handler and every deployed function with the laptop cloud as their AWS. */
export const measureColdStarts = async (
  programs: RuntimePrograms,
  { root, scratch, starts }: ColdStartOptions,
): Promise<ColdStart[]> => {
  const cloud = await startCloud({
    ...{ root, state: join(scratch, 'aws'), apiPort: 0, awsPort: 0, concurrency: 1 },
    ...{ logLevel: 'SILENT', overrides: {}, observer: { line: () => {}, invoked: () => {} } },
  });
  try {
    const place = { root, folder: join(scratch, 'deployed'), endpointUrl: cloud.awsUrl };
    const deployed = await deployedFunctions(place);
    const starting = deployed.map((emulated) => ({ emulated, event: firstEvent(root, emulated.name) }));
    return await coldStartsOf(programs, [{ emulated: hello, event: {} }, ...starting], starts);
  } finally {
    await cloud.close();
  }
};

/** With the memory that most functions have. */
const hello: EmulatedFunction = {
  name: HELLO,
  folder: fileURLToPath(new URL('.', import.meta.url)),
  handler: 'hello.handler',
  memoryMiB: 512,
  timeoutSeconds: 10,
  variables: { AWS_LAMBDA_LOG_FORMAT: 'JSON' },
};

/** Starts each of them `runs` times, in turns. */
export const coldStartsOf = async (
  programs: RuntimePrograms,
  starting: readonly Starting[],
  runs: number,
): Promise<ColdStart[]> => {
  const all = new Map(starting.map(({ emulated }) => [emulated.name, [] as ColdStart[]]));
  for (let run = 0; run < runs; run += 1) {
    for (const each of starting) all.get(each.emulated.name)?.push(await startCold(programs, each));
  }
  return [...all].map(([name, each]) => ({
    name,
    initMs: median(each.map(({ initMs }) => initMs)),
    firstAnswerMs: median(each.map(({ firstAnswerMs }) => firstAnswerMs)),
    peakMiB: median(each.map(({ peakMiB }) => peakMiB)),
  }));
};

/** @throws {Error} with everything that was said, when the function does not start. */
const startCold = async (programs: RuntimePrograms, { emulated, event }: Starting): Promise<ColdStart> => {
  const emulator = await startEmulator(programs, emulated);
  try {
    const asked = performance.now();
    await emulator.invoke(event);
    const firstAnswerMs = performance.now() - asked;
    const [initMs, peakMiB] = [emulator.initMs(), emulator.peakMiB()];
    if (initMs === undefined || peakMiB === undefined)
      throw new Error(`"${emulated.name}" did not start: ${emulator.log()}`);
    return { name: emulated.name, initMs, firstAnswerMs, peakMiB };
  } finally {
    await emulator.stop();
  }
};
