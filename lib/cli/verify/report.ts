import { textTable } from '../text-table.ts';
import type { Outcome } from './verify.ts';

export interface VerifyReport {
  readonly url: string;
  readonly passed: number;
  readonly failed: number;
  /** Of answers to `GET /`, in milliseconds as the caller sees them. */
  readonly medianMs: number;
  readonly outcomes: readonly Outcome[];
}

/** One line for each group, then every failure with what was wrong. */
export const reportText = ({ url, outcomes, passed, failed, medianMs }: VerifyReport): string => {
  const groups = [...new Set(outcomes.map(({ group }) => group))];
  const rows = groups.map((group) => {
    const own = outcomes.filter((outcome) => outcome.group === group);
    const bad = own.filter(({ problem }) => problem !== undefined).length;
    return [bad === 0 ? 'ok' : 'FAILED', group, `${own.length - bad} of ${own.length}`];
  });
  const failures = outcomes.flatMap(({ group, name, problem }) =>
    problem === undefined ? [] : [`FAILED  ${group}, ${name}: ${problem}`],
  );
  const sum = `${passed} passed, ${failed} failed at ${url}; GET / takes ${Math.round(medianMs)} ms (median of ${LATENCY_SAMPLES})`;
  return [textTable(rows), ...failures, sum].join('\n');
};

export const LATENCY_SAMPLES = 5;
