import { assertSeed, numpyRandom } from './numpy-random.ts';
import { TrainingDataError } from './training-data-error.ts';

/** Past this the membership of the rows alone no longer fits in a small process. */
const MOST_ROWS = 1_000_000_000;

export interface TrainTestSplit {
  readonly trainRows: number;
  readonly testRows: number;
  /** Whether a row, counted from 0 in file order, is held out; one bit per row is kept. */
  isTest(row: number): boolean;
}

export interface SplitOptions {
  /** Share of the rows held out, between 0 and 1, both excluded. */
  readonly testShare: number;
  /** Seed of NumPy's legacy generator. */
  readonly seed: number;
}

/**
 * Divides `rows` rows as scikit-learn's `train_test_split(test_size=testShare, random_state=seed)` does: the
 * first ⌈rows · testShare⌉ of the permutation are the test rows and the others the training rows.
 *
 * @throws {RangeError} for a share or seed that is not allowed.
 * @throws {TrainingDataError} `too_few_rows` when no training row would be left, `too_many_rows` above 10⁹.
 */
export const trainTestSplit = (rows: number, options: SplitOptions): TrainTestSplit => {
  assertSplitOptions(options);
  const { testShare, seed } = options;
  if (rows > MOST_ROWS) {
    throw new TrainingDataError('too_many_rows', `${rows} rows; at most ${MOST_ROWS} can be split`);
  }
  const testRows = Math.ceil(testShare * rows);
  const trainRows = rows - testRows;
  if (testRows === 0 || trainRows === 0) {
    const reason = `${rows} rows with a test share of ${testShare} leave ${trainRows} rows to train on`;
    throw new TrainingDataError(
      'too_few_rows',
      `${reason} and ${testRows} to test; give more rows or another share`,
    );
  }
  return { trainRows, testRows, isTest: membership(rows, testRows, seed) };
};

/** @throws {RangeError} for a share or seed that is not allowed. */
export const assertSplitOptions = ({ testShare, seed }: SplitOptions): void => {
  assertSeed(seed);
  if (testShare > 0 && testShare < 1) return;
  throw new RangeError(`the test share must lie between 0 and 1, both excluded; got ${testShare}`);
};

const membership = (rows: number, testRows: number, seed: number): TrainTestSplit['isTest'] => {
  const bits = new Uint8Array(Math.ceil(rows / 8));
  const order = numpyRandom(seed).permutation(rows);
  for (let position = 0; position < testRows; position++) {
    const row = order[position] ?? 0;
    bits[row >>> 3] = (bits[row >>> 3] ?? 0) | (1 << (row & 7));
  }
  return (row) => (((bits[row >>> 3] ?? 0) >>> (row & 7)) & 1) === 1;
};
