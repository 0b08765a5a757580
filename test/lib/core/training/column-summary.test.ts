import { describe, expect, it } from 'vitest';
import { summarizeRows } from '../../../../lib/core/training/column-summary.ts';

const summaryOf = (feature: readonly number[], target: readonly number[]) => {
  const summarizer = summarizeRows();
  summarizer.add({ feature, target });
  return summarizer.summary();
};

const refusal = (code: string) => expect.objectContaining({ name: 'TrainingDataError', code });

describe('summarizeRows', () => {
  it('gives range, mean and population deviation of both columns over all batches', () => {
    const summarizer = summarizeRows();
    summarizer.add({ feature: [2, 4], target: [-1, -1] });
    summarizer.add({ feature: [4, 4, 5, 5, 7, 9], target: [-1, -1, 1, 1, 1, 1] });
    expect(summarizer.rows()).toBe(8);
    expect(summarizer.summary()).toEqual({
      rows: 8,
      feature: { min: 2, max: 9, mean: 5, standardDeviation: 2 },
      target: { min: -1, max: 1, mean: 0, standardDeviation: 1 },
    });
  });

  it('asks for at least three rows', () => {
    expect(() => summaryOf([1, 2], [3, 4])).toThrow(refusal('too_few_rows'));
    expect(() => summaryOf([1, 2], [3, 4])).toThrow('2 rows; training needs at least 3');
    expect(summaryOf([1, 2, 3], [3, 4, 5]).rows).toBe(3);
  });

  it('refuses a constant column and says which', () => {
    expect(() => summaryOf([7, 7, 7], [1, 2, 3])).toThrow(refusal('column_constant'));
    expect(() => summaryOf([7, 7, 7], [1, 2, 3])).toThrow('the feature column is 7 in every row');
    expect(() => summaryOf([1, 2, 3], [0.1, 0.1, 0.1])).toThrow('the target column is 0.1 in every row');
  });

  it.each([
    ['too far apart for a double', [-1e200, 0, 1e200]],
    ['too close together for a double', [0, 1e-200, 2e-200]],
  ])('refuses values that are %s', (_, target) => {
    expect(() => summaryOf([1, 2, 3], target)).toThrow(refusal('value_out_of_range'));
  });
});
