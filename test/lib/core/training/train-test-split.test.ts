import { describe, expect, it } from 'vitest';
import { trainTestSplit } from '../../../../lib/core/training/train-test-split.ts';

const testRowsOf = (rows: number, testShare: number, seed: number): number[] => {
  const { isTest } = trainTestSplit(rows, { testShare, seed });
  return Array.from({ length: rows }, (_, row) => row).filter(isTest);
};

describe('trainTestSplit', () => {
  // Made with sorted(train_test_split(range(n), test_size=share, random_state=seed)[1]) of scikit-learn 1.9.
  it.each([
    [10, 0.3, 0, [2, 4, 8]],
    [10, 0.7, 1, [0, 1, 2, 3, 4, 6, 9]],
    [33, 0.1, 42, [15, 17, 26, 31]],
    [20, 0.25, 4294967295, [1, 11, 15, 17, 19]],
    [3, 0.5, 7, [1, 2]],
  ])(
    'holds out the rows that scikit-learn does of %d at share %d with seed %d',
    (rows, share, seed, held) => {
      expect(testRowsOf(rows, share, seed)).toEqual(held);
    },
  );

  // 0.07 · 100 is 7.000000000000001 in binary; scikit-learn rounds that up to 8.
  it.each([
    [100, 0.07, 8],
    [10, 0.7, 7],
    [1033, 0.1, 104],
    [3, 0.01, 1],
    [200, 0.29, 58],
  ])('of %d rows at share %d holds out %d and trains on all others', (rows, testShare, testRows) => {
    const split = trainTestSplit(rows, { testShare, seed: 3 });
    expect([split.testRows, split.trainRows]).toEqual([testRows, rows - testRows]);
    expect(testRowsOf(rows, testShare, 3)).toHaveLength(testRows);
  });

  it.each([0, 1, -0.1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses the share %d', (testShare) => {
    expect(() => trainTestSplit(10, { testShare, seed: 3 })).toThrow(RangeError);
    expect(() => trainTestSplit(10, { testShare, seed: 3 })).toThrow(/between 0 and 1, both excluded; got/);
  });

  it('refuses a seed that NumPy would refuse', () => {
    expect(() => trainTestSplit(10, { testShare: 0.1, seed: -3 })).toThrow(/the seed must be/);
  });

  it('refuses a share that leaves nothing to train on, with the numbers', () => {
    const refused = expect(() => trainTestSplit(4, { testShare: 0.9, seed: 3 }));
    refused.toThrow(expect.objectContaining({ name: 'TrainingDataError', code: 'too_few_rows' }));
    refused.toThrow('4 rows with a test share of 0.9 leave 0 rows to train on and 4 to test');
  });

  it('refuses more rows than it can hold before it takes memory for them', () => {
    const refused = expect(() => trainTestSplit(1_000_000_001, { testShare: 0.1, seed: 3 }));
    refused.toThrow(expect.objectContaining({ code: 'too_many_rows' }));
  });
});
