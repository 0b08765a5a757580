import { accessChecks } from './access-checks.ts';
import type { Api } from './api.ts';
import { catalogChecks } from './catalog-checks.ts';
import type { Check } from './check.ts';
import type { Here } from './here.ts';
import { knownAnswerChecks } from './known-answer-checks.ts';
import { modelChecks } from './model-checks.ts';
import { refusalChecks } from './refusal-checks.ts';

/** All that a deployment is held to; none of it changes anything there. */
export const checksFor = (here: Here, api: Api): readonly Check[] => [
  ...catalogChecks(here),
  ...modelChecks(here),
  ...knownAnswerChecks(here),
  ...refusalChecks(here),
  ...accessChecks(here, api),
];

export interface Outcome {
  readonly group: string;
  readonly name: string;
  /** Left out where all is well. */
  readonly problem?: string;
}

/** Checks in work at the same time: a stage may be throttled. */
const AT_A_TIME = 4;

/** Runs every check, whatever becomes of the others, and keeps their order. */
export const runChecks = async (checks: readonly Check[], api: Api): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  const waiting = checks.entries();
  const worker = async (): Promise<void> => {
    for (const [index, check] of waiting) outcomes[index] = await outcomeOf(check, api);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return outcomes;
};

const outcomeOf = async (check: Check, api: Api): Promise<Outcome> => {
  const { group, name } = check;
  const problem = await check.run(api).catch((error: unknown) => `no answer: ${String(error)}`);
  return { group, name, ...(problem !== undefined && { problem }) };
};
