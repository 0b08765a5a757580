import { type CoMoments, countCoMoments } from './co-moments.ts';
import type { ColumnBatch } from './column-collector.ts';
import { type RowsSummary, summarizeRows } from './column-summary.ts';
import { fitRidge, type Line, rSquared, unscaledLine } from './ridge.ts';
import { assertSplitOptions, type TrainTestSplit, trainTestSplit } from './train-test-split.ts';
import { TrainingDataError } from './training-data-error.ts';

export interface RidgeTrainingOptions {
  /** Opens the same rows from the start; called twice. */
  readonly openRows: () => AsyncIterable<ColumnBatch>;
  readonly testShare: number;
  readonly seed: number;
  /**
   * Weight of the squared coefficient, on standardised values.
   *
   * @default 1
   */
  readonly penalty?: number;
  /** Told after each batch. */
  readonly onProgress?: (progress: TrainingProgress) => void;
}

export interface TrainingProgress {
  /** 1 measures the columns, 2 fits the line. */
  readonly pass: 1 | 2;
  /** Rows read so far in this pass. */
  readonly rows: number;
}

export interface RidgeTraining extends RowsSummary {
  readonly split: {
    readonly method: 'numpy-legacy-permutation';
    readonly testShare: number;
    readonly seed: number;
    readonly trainRows: number;
    readonly testRows: number;
  };
  readonly penalty: number;
  /** Between standardised values. */
  readonly standardized: Line;
  /** Between the values as they are in the data: target = coefficient · feature + intercept. */
  readonly unscaled: Line;
  /** Coefficient of determination on the held-out rows. */
  readonly r2: number;
}

/**
 * Fits target = coefficient · feature + intercept by ridge regression on values standardised over all rows, and
 * scores it on the rows held out; the same numbers as scikit-learn's `StandardScaler`, `train_test_split` and
 * `Ridge`. Two passes over the rows, none of which is kept: 4 bytes per row are while the permutation is drawn, one bit per row after it.
 *
 * @throws {TrainingDataError} when the rows do not allow it; never answers NaN.
 * @throws {RangeError} for a test share, seed or penalty that is not allowed.
 */
export const trainRidge = async (options: RidgeTrainingOptions): Promise<RidgeTraining> => {
  const { openRows, testShare, seed, penalty = 1, onProgress = () => {} } = options;
  if (!(penalty >= 0 && Number.isFinite(penalty))) {
    throw new RangeError(`the penalty must be a finite number from 0 up; got ${penalty}`);
  }
  assertSplitOptions({ testShare, seed });
  const summary = await measure(openRows(), onProgress);
  const split = trainTestSplit(summary.rows, { testShare, seed });
  const { train, test } = await momentsOf(openRows(), { summary, split, onProgress });
  const standardized = fitRidge(train, penalty);
  return {
    ...summary,
    split: {
      method: 'numpy-legacy-permutation',
      testShare,
      seed,
      trainRows: split.trainRows,
      testRows: split.testRows,
    },
    penalty,
    standardized,
    unscaled: unscaledLine(standardized, summary),
    r2: rSquared(standardized, test),
  };
};

type OnProgress = (progress: TrainingProgress) => void;

const measure = async (batches: AsyncIterable<ColumnBatch>, onProgress: OnProgress): Promise<RowsSummary> => {
  const summarizer = summarizeRows();
  for await (const batch of batches) {
    summarizer.add(batch);
    onProgress({ pass: 1, rows: summarizer.rows() });
  }
  return summarizer.summary();
};

interface SecondPass {
  readonly summary: RowsSummary;
  readonly split: TrainTestSplit;
  readonly onProgress: OnProgress;
}

/** Co-moments of the standardised values, of the training rows and of the test rows. */
const momentsOf = async (
  batches: AsyncIterable<ColumnBatch>,
  { summary: { rows, feature, target }, split: { isTest }, onProgress }: SecondPass,
): Promise<{ readonly train: CoMoments; readonly test: CoMoments }> => {
  const [train, test] = [countCoMoments(), countCoMoments()];
  let seen = 0;
  for await (const batch of batches) {
    for (let row = 0; row < batch.feature.length; row++) {
      const x = ((batch.feature[row] ?? 0) - feature.mean) / feature.standardDeviation;
      const y = ((batch.target[row] ?? 0) - target.mean) / target.standardDeviation;
      (isTest(seen + row) ? test : train).add(x, y);
    }
    seen += batch.feature.length;
    onProgress({ pass: 2, rows: seen });
  }
  if (seen !== rows) {
    const reason = `the data had ${rows} rows at first and ${seen} when it was read again`;
    throw new TrainingDataError('data_changed', `${reason}; train from a file that nobody is writing`);
  }
  return { train: train.moments(), test: test.moments() };
};
