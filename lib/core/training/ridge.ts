import type { CoMoments } from './co-moments.ts';
import type { RowsSummary } from './column-summary.ts';
import { TrainingDataError } from './training-data-error.ts';

/** y = coefficient · x + intercept */
export interface Line {
  readonly coefficient: number;
  readonly intercept: number;
}

/**
 * The line that minimises Σ (y − a·x − b)² + penalty · a²; the intercept is not penalised. With centred sums
 * a = Sxy / (Sxx + penalty) and b = mean y − a · mean x.
 *
 * @throws {TrainingDataError} `column_constant` when x is constant and there is no penalty.
 */
export const fitRidge = ({ meanX, meanY, sxx, sxy }: CoMoments, penalty: number): Line => {
  if (sxx + penalty === 0) {
    const reason = 'the feature has one value in all training rows';
    throw new TrainingDataError(
      'column_constant',
      `${reason}; give more rows, another seed or a penalty above 0`,
    );
  }
  const coefficient = sxy / (sxx + penalty);
  return { coefficient, intercept: meanY - coefficient * meanX };
};

/**
 * R² = 1 − Σ (y − ŷ)² / Σ (y − mean y)² of a line over points, from their co-moments alone:
 * Σ (y − ŷ)² = Syy − 2a·Sxy + a²·Sxx + n · (mean y − a · mean x − b)².
 *
 * @throws {TrainingDataError} `test_rows_constant` when y does not vary, where R² has no value.
 */
export const rSquared = ({ coefficient, intercept }: Line, moments: CoMoments): number => {
  const { count, meanX, meanY, sxx, sxy, syy } = moments;
  if (count < 2 || syy === 0) {
    const reason = `the target has one value in all ${count} held-out rows, where R² has no meaning`;
    throw new TrainingDataError(
      'test_rows_constant',
      `${reason}; give more rows, a larger test share or another seed`,
    );
  }
  const offset = meanY - coefficient * meanX - intercept;
  const residual = syy - 2 * coefficient * sxy + coefficient ** 2 * sxx + count * offset ** 2;
  return 1 - residual / syy;
};

/** The line between standardised values as a line between the values themselves. */
export const unscaledLine = (
  line: Line,
  { feature, target }: Pick<RowsSummary, 'feature' | 'target'>,
): Line => {
  const coefficient = (line.coefficient * target.standardDeviation) / feature.standardDeviation;
  const atZero = target.mean + target.standardDeviation * line.intercept;
  return { coefficient, intercept: atZero - coefficient * feature.mean };
};
