import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fitLogistic,
  probabilityOf,
  type SparseRow,
} from '../../../../../lib/core/training/text/logistic.ts';

const row = (...values: readonly number[]): SparseRow => ({
  columns: Int32Array.from(values.keys()),
  values: Float64Array.from(values),
});

it('finds the weights at which the slope of the penalised loss is nothing', () => {
  const points = fc.array(
    fc.tuple(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.boolean(),
    ),
    { minLength: 4, maxLength: 30 },
  );
  fc.assert(
    fc.property(points, (drawn) => {
      const rows = drawn.map(([x, y]) => row(x, y));
      const targets = drawn.map(([, , label]) => Number(label));
      fc.pre(new Set(targets).size === 2);
      const fit = fitLogistic({ rows, targets, width: 2, penalty: 1 });
      const residuals = rows.map((each, index) => probabilityOf(fit, each) - (targets[index] ?? 0));
      const slope = (values: readonly number[], weight: number): number =>
        residuals.reduce((sum, residual, index) => sum + residual * (values[index] ?? 0), weight);
      const most = 1e-5 * rows.length;
      expect(
        Math.abs(
          slope(
            drawn.map(([x]) => x),
            fit.weights[0] ?? 0,
          ),
        ),
      ).toBeLessThan(most);
      expect(
        Math.abs(
          slope(
            drawn.map(([, y]) => y),
            fit.weights[1] ?? 0,
          ),
        ),
      ).toBeLessThan(most);
      expect(Math.abs(residuals.reduce((sum, residual) => sum + residual, 0))).toBeLessThan(most);
    }),
    { numRuns: 60 },
  );
});

it('gives the least of the loss for one column, as found by halving', () => {
  const problem = { rows: [row(1), row(1), row(1), row(0)], targets: [1, 1, 0, 0], width: 1, penalty: 2 };
  const { weights, intercept } = fitLogistic(problem);
  const loss = (w: number, b: number): number =>
    problem.rows.reduce((sum, { values }, index) => {
      const z = w * (values[0] ?? 0) + b;
      return sum + Math.log(1 + Math.exp(problem.targets[index] === 1 ? -z : z));
    }, w * w);
  const least = loss(weights[0] ?? 0, intercept);
  for (const [dw, db] of [
    [1e-3, 0],
    [-1e-3, 0],
    [0, 1e-3],
    [0, -1e-3],
  ] as const)
    expect(loss((weights[0] ?? 0) + dw, intercept + db)).toBeGreaterThan(least);
});

it('gives the same bits twice', () => {
  const problem = { rows: [row(1, 0.5), row(0, 1), row(2, 3)], targets: [1, 0, 1], width: 2, penalty: 0.5 };
  expect(fitLogistic(problem)).toEqual(fitLogistic(problem));
});
