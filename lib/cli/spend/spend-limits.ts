import type { FunctionDefinition } from '../../../functions/definition.ts';
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
  queues: FUNCTIONS.flatMap(({ triggers }) => triggers).filter(({ kind }) => kind === 'bucket').length,
  workflows: WORKFLOWS.length,
});

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
const queued = ({ triggers }: FunctionDefinition): number =>
  triggers.reduce((sum, trigger) => sum + (trigger.kind === 'bucket' ? trigger.maxConcurrency : 0), 0);

const limitsOf = ({ name, memoryMiB, access }: FunctionDefinition) => ({
  name,
  memoryMiB,
  detectsLabels: access.some(({ kind }) => kind === 'detect-labels'),
});
