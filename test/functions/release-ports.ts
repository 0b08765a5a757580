import { join } from 'node:path';
import { FUNCTIONS } from '../../functions/registry.ts';
import type { Clock } from '../../lib/runtime/clock.ts';
import { errorFacts } from '../../lib/runtime/error-facts.ts';
import type { Deployments, HookCall, Release } from '../../lib/runtime/releases/deployments.ts';
import { readGoldenModels } from '../../lib/runtime/releases/golden-folder.ts';
import { readRecordings } from '../../lib/runtime/releases/recordings.ts';
import { releasedFunctions } from '../../lib/runtime/releases/released-functions.ts';
import type { Versions } from '../../lib/runtime/releases/versions.ts';

const ROOT = join(import.meta.dirname, '../..');

export type Handler = (event: unknown, context: object) => Promise<unknown>;

export const releaseOf = (functionName: string): Release => ({
  functionName,
  alias: 'live',
  currentVersion: '6',
  targetVersion: '7',
  application: 'releases',
  group: functionName,
  startedAt: new Date(0),
});

/** Keeps what hooks report. */
export const memoryDeployments = (functionName: string) => {
  const reports: { readonly call: HookCall; readonly status: string }[] = [];
  const deployments: Deployments = {
    release: async () => releaseOf(functionName),
    report: async (call, status) => void reports.push({ call, status }),
  };
  return { deployments, reports };
};

/** Time that passes only when somebody waits for it. */
export const patientClock = (): Clock => {
  let now = 0;
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
    },
  };
};

/** Versions that run in this process, as Lambda would answer for them. */
export const versionsOver = (handlerOf: (functionName: string) => Handler | undefined): Versions => ({
  ask: async ({ functionName }, event) => {
    const context = { awsRequestId: 'r-1', functionVersion: '7', getRemainingTimeInMillis: () => 10_000 };
    try {
      return { kind: 'reply', reply: await handlerOf(functionName)?.(event, context) };
    } catch (error) {
      return { kind: 'failure', reason: `it failed with ${errorFacts(error).name}` };
    }
  },
});

/** The collection's own recordings, golden predictions and names. */
export const knownAnswers = {
  functions: FUNCTIONS,
  recordings: (name: string) => readRecordings(join(ROOT, 'events'), name),
  goldenModels: () => readGoldenModels(join(ROOT, 'models')),
  defaultModel: 'mlb-height',
  released: releasedFunctions(
    '{}',
    FUNCTIONS.map(({ name }) => name),
  ),
};
