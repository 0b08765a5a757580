import { describe, expect, it } from 'vitest';
import { countCoMoments } from '../../../../lib/core/training/co-moments.ts';
import { fitRidge, rSquared, unscaledLine } from '../../../../lib/core/training/ridge.ts';

const momentsOf = (points: readonly (readonly [number, number])[]) => {
  const counter = countCoMoments();
  for (const [x, y] of points) counter.add(x, y);
  return counter.moments();
};

const ON_A_LINE = momentsOf([
  [0, 1],
  [1, 3],
  [2, 5],
]);

describe('fitRidge', () => {
  it('finds the line through points on a line when nothing is penalised', () => {
    expect(fitRidge(ON_A_LINE, 0)).toEqual({ coefficient: 2, intercept: 1 });
  });

  it('shrinks the coefficient with the penalty and turns the line around the means', () => {
    // Sxy = 4 and Sxx = 2, so 4 / (2 + 2); the line still passes (1, 3).
    expect(fitRidge(ON_A_LINE, 2)).toEqual({ coefficient: 1, intercept: 2 });
  });

  it('refuses a constant feature without penalty instead of dividing by zero', () => {
    const constant = momentsOf([
      [1, 1],
      [1, 2],
    ]);
    expect(() => fitRidge(constant, 0)).toThrow(expect.objectContaining({ code: 'column_constant' }));
    expect(fitRidge(constant, 1)).toEqual({ coefficient: 0, intercept: 1.5 });
  });
});

describe('rSquared', () => {
  it('is 1 for a line through all points', () => {
    expect(rSquared({ coefficient: 2, intercept: 1 }, ON_A_LINE)).toBe(1);
  });

  it('is 0 for the mean of the points', () => {
    expect(rSquared({ coefficient: 0, intercept: 3 }, ON_A_LINE)).toBe(0);
  });

  it('is below 0 for a line worse than the mean', () => {
    // Residuals −3, −1 and 1 beside a spread of 8: 1 − 11/8.
    expect(rSquared({ coefficient: 0, intercept: 4 }, ON_A_LINE)).toBe(-0.375);
  });

  it.each([
    ['one point', momentsOf([[1, 1]])],
    ['no point', momentsOf([])],
    [
      'points of one height',
      momentsOf([
        [1, 2],
        [5, 2],
      ]),
    ],
  ])('has no value for %s and says so', (_, moments) => {
    const refused = expect(() => rSquared({ coefficient: 1, intercept: 0 }, moments));
    refused.toThrow(expect.objectContaining({ code: 'test_rows_constant' }));
  });
});

describe('unscaledLine', () => {
  it('answers in raw units what the scaled line answers in standard deviations', () => {
    const feature = { min: 0, max: 20, mean: 10, standardDeviation: 4 };
    const target = { min: 80, max: 120, mean: 100, standardDeviation: 8 };
    // At x = 14, one deviation above the mean: 100 + 8 · (0.5 · 1 + 0.25) = 106.
    const { coefficient, intercept } = unscaledLine(
      { coefficient: 0.5, intercept: 0.25 },
      { feature, target },
    );
    expect(coefficient * 14 + intercept).toBe(106);
    expect(coefficient).toBe(1);
  });
});
