import { bucketsOf } from '../../../functions/access.ts';
import { AI_LIMITS } from '../../../functions/ai-limits.ts';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import { feedsOf } from '../../../functions/feeds.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { QUOTAS } from '../../core/spend/quotas.ts';
import type { FunctionLimits, SpendLimits } from '../../core/spend/worst-hour.ts';

/** The limits that the collection is deployed with under these settings. */
export const spendLimits = (settings: Settings): SpendLimits => ({
  arch: settings.arch,
  routes: FUNCTIONS.flatMap(({ triggers }) => triggers.filter((trigger) => trigger.kind === 'http')).map(
    ({ throttle }) => ({
      rate: Math.min(throttle?.rate ?? Infinity, settings.throttleRate),
      burst: Math.min(throttle?.burst ?? Infinity, settings.throttleBurst),
    }),
  ),
  functions: settings.reservedConcurrency === 'on' ? FUNCTIONS.map(reserved) : withoutReserves(FUNCTIONS),
  queues: FUNCTIONS.flatMap(feedsOf).length,
  workflows: WORKFLOWS.length,
  dailyCalls: {
    comprehend: dailyCalls('DAILY_COMPREHEND_CALLS', settings.dailyComprehendCalls),
    translate: dailyCalls('DAILY_TRANSLATE_CALLS', settings.dailyTranslateCalls),
    rekognition: dailyCalls('DAILY_REKOGNITION_CALLS', settings.dailyRekognitionCalls),
  },
});

/** None where no function asks. */
const dailyCalls = (limit: keyof typeof AI_LIMITS, setting: number | undefined): number =>
  FUNCTIONS.some(({ environment }) => limit in environment) ? (setting ?? Number(AI_LIMITS[limit])) : 0;

const reserved = (definition: FunctionDefinition): FunctionLimits => ({
  ...limitsOf(definition),
  sandboxes: definition.reservedConcurrency ?? QUOTAS.accountSandboxes,
});

/** Functions share what the account allows; at the worst the largest of them has all of it. */
const withoutReserves = (definitions: readonly FunctionDefinition[]): readonly FunctionLimits[] => {
  const largest = definitions.reduce((found, each) => (each.memoryMiB > found.memoryMiB ? each : found));
  return definitions.map((definition) => ({
    ...limitsOf(definition),
    sandboxes: definition === largest ? QUOTAS.accountSandboxes : queued(definition),
  }));
};

/** A queue goes on limiting what it feeds. */
const queued = (definition: FunctionDefinition): number =>
  feedsOf(definition).reduce((sum, { maxConcurrency }) => sum + maxConcurrency, 0);

const limitsOf = (definition: FunctionDefinition) => {
  const { name, memoryMiB, access } = definition;
  return {
    name,
    memoryMiB,
    detectsLabels: access.some(({ kind }) => kind === 'detect-labels'),
    readsObjects: bucketsOf(definition).length > 0,
    writesObjects: access.some((entry) => entry.kind === 'write-objects' && entry.bucket !== 'answers'),
    usesQueues:
      feedsOf(definition).length > 0 ||
      access.some(({ kind }) => kind === 'send-messages' || kind === 'announce-objects'),
  };
};
