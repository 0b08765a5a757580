import { countCoMoments } from './co-moments.ts';
import type { ColumnBatch } from './column-collector.ts';
import { TrainingDataError } from './training-data-error.ts';

export interface ColumnSummary {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of the population: divided by n. */
  readonly standardDeviation: number;
}

export interface RowsSummary {
  readonly rows: number;
  readonly feature: ColumnSummary;
  readonly target: ColumnSummary;
}

/** With fewer rows there is nothing both to fit a line through and to hold out. */
const FEWEST_ROWS = 3;

export interface RowsSummarizer {
  add(batch: ColumnBatch): void;
  rows(): number;
  /** @throws {TrainingDataError} `too_few_rows`, `column_constant` or `value_out_of_range`. */
  summary(): RowsSummary;
}

/** Counts, ranges, means and deviations of the two columns over all rows, batch by batch. */
export const summarizeRows = (): RowsSummarizer => {
  const counter = countCoMoments();
  const [feature, target] = [createRange(), createRange()];
  return {
    add: (batch) => {
      for (let row = 0; row < batch.feature.length; row++) {
        const [x, y] = [batch.feature[row] ?? 0, batch.target[row] ?? 0];
        counter.add(x, y);
        feature.add(x);
        target.add(y);
      }
    },
    rows: () => counter.moments().count,
    summary: () => {
      const { count: rows, meanX, meanY, sxx, syy } = counter.moments();
      if (rows < FEWEST_ROWS) {
        throw new TrainingDataError('too_few_rows', `${rows} rows; training needs at least ${FEWEST_ROWS}`);
      }
      return {
        rows,
        feature: columnSummary('feature', feature.ends(), { mean: meanX, variance: sxx / rows }),
        target: columnSummary('target', target.ends(), { mean: meanY, variance: syy / rows }),
      };
    },
  };
};

const createRange = () => {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return {
    add: (value: number): void => {
      if (value < min) min = value;
      if (value > max) max = value;
    },
    ends: () => ({ min, max }),
  };
};

const columnSummary = (
  role: 'feature' | 'target',
  { min, max }: { readonly min: number; readonly max: number },
  { mean, variance }: { readonly mean: number; readonly variance: number },
): ColumnSummary => {
  const standardDeviation = Math.sqrt(variance);
  if (min === max) {
    const reason = `the ${role} column is ${min} in every row`;
    throw new TrainingDataError(
      'column_constant',
      `${reason}; nothing can be learned from it, choose another column`,
    );
  }
  if (!Number.isFinite(standardDeviation) || standardDeviation === 0) {
    const reason = `the ${role} column runs from ${min} to ${max}`;
    throw new TrainingDataError(
      'value_out_of_range',
      `${reason}, too far or too close to scale; change its unit`,
    );
  }
  return { min, max, mean, standardDeviation };
};
