/** Columns that are not 0, of one row, with their values. */
export interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export interface LogisticProblem {
  readonly rows: readonly SparseRow[];
  /** 0 or 1 for each row. */
  readonly targets: readonly number[];
  /** How many columns there are. */
  readonly width: number;
  /** Weight of the squared weights, halved; the intercept is free. Above 0. */
  readonly penalty: number;
}

export interface LogisticFit {
  readonly weights: Float64Array;
  readonly intercept: number;
  readonly iterations: number;
}

/** Far more than texts need; each is one pass over the rows. */
const MOST_ITERATIONS = 5000;
/** Of the largest slope left, per row: what float32 weights cannot tell apart any more. */
const TOLERANCE = 1e-6;

/**
 * Logistic regression with an L2 penalty: the weights that make Σ log(1 + e^∓z) + penalty/2 · |w|² least, which is
 * scikit-learn's `LogisticRegression(C=1/penalty)`. Accelerated gradient descent over all rows with restarts: no dice,
 * so that the same rows give the same weights.
 */
export const fitLogistic = (problem: LogisticProblem): LogisticFit => {
  const { rows, width } = problem;
  const step = 1 / (steepest(problem) / 4 + problem.penalty);
  /** The intercept is the last weight. */
  let current = new Float64Array(width + 1);
  let ahead = current;
  let momentum = 1;
  let iterations = 0;
  for (; iterations < MOST_ITERATIONS; iterations++) {
    const slope = slopeAt(ahead, problem);
    if (largest(slope) <= TOLERANCE * rows.length) break;
    const from = ahead;
    const next = from.map((weight, index) => weight - step * at(slope, index));
    const turned = isUphill(slope, next, current);
    const following = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = turned ? 0 : (momentum - 1) / following;
    const previous = current;
    ahead = next.map((weight, index) => weight + push * (weight - at(previous, index)));
    momentum = turned ? 1 : following;
    current = next;
  }
  return { weights: ahead.slice(0, width), intercept: at(ahead, width), iterations };
};

/** The probability that a row is of class 1. */
export const probabilityOf = ({ weights, intercept }: LogisticFit, row: SparseRow): number =>
  sigmoid(weighted(row, weights) + intercept);

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

const at = (list: ArrayLike<number>, index: number): number => list[index] ?? 0;

const weighted = ({ columns, values }: SparseRow, weights: Float64Array): number => {
  let sum = 0;
  for (let place = 0; place < columns.length; place++) {
    sum += at(values, place) * at(weights, at(columns, place));
  }
  return sum;
};

const slopeAt = (point: Float64Array, { rows, targets, width, penalty }: LogisticProblem): Float64Array => {
  const slope = point.map((weight) => penalty * weight);
  slope[width] = 0;
  for (const [index, row] of rows.entries()) {
    const residual = sigmoid(weighted(row, point) + at(point, width)) - at(targets, index);
    addRow(slope, row, residual);
  }
  return slope;
};

/** Adds a multiple of a row, the intercept's one included. */
const addRow = (sum: Float64Array, { columns, values }: SparseRow, factor: number): void => {
  for (let place = 0; place < columns.length; place++) {
    const column = at(columns, place);
    sum[column] = at(sum, column) + factor * at(values, place);
  }
  const last = sum.length - 1;
  sum[last] = at(sum, last) + factor;
};

/** Whether the last step went against the direction in which it was pushed. */
const isUphill = (slope: Float64Array, next: Float64Array, previous: Float64Array): boolean => {
  let product = 0;
  for (let index = 0; index < slope.length; index++) {
    product += at(slope, index) * (at(next, index) - at(previous, index));
  }
  return product > 0;
};

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Enough for two digits of the largest eigenvalue of XᵀX; half as much again makes up for the rest. */
const POWER_ITERATIONS = 30;

/** A bound on the curvature of the rows, with a column of ones for the intercept. */
const steepest = ({ rows, width }: LogisticProblem): number => {
  let vector = new Float64Array(width + 1).fill(1 / Math.sqrt(width + 1));
  let length = 1;
  for (let round = 0; round < POWER_ITERATIONS; round++) {
    const product = new Float64Array(width + 1);
    for (const row of rows) {
      const image = weighted(row, vector) + at(vector, width);
      addRow(product, row, image);
    }
    length = Math.sqrt(product.reduce((sum, value) => sum + value * value, 0));
    vector = product.map((value) => value / length);
  }
  return 1.5 * length;
};
