import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnBatch } from '../../../../lib/core/training/column-collector.ts';
import { type TrainingProgress, trainRidge } from '../../../../lib/core/training/train-ridge.ts';

/** 500 rows from a formula, the same to the last bit in Python. */
const FEATURE = Array.from({ length: 500 }, (_, i) => 150 + ((i * 7919) % 1409) / 10);
const TARGET = FEATURE.map((x, i) => 60 + 0.06 * x + ((i * 104729) % 997) / 100 - 5);

const inBatches = (feature: readonly number[], target: readonly number[], rows = 64) =>
  async function* (): AsyncGenerator<ColumnBatch> {
    for (let start = 0; start < feature.length; start += rows) {
      yield { feature: feature.slice(start, start + rows), target: target.slice(start, start + rows) };
    }
  };

const OPTIONS = { openRows: inBatches(FEATURE, TARGET), testShare: 0.1, seed: 3 };

const refusal = (code: string) => expect.objectContaining({ name: 'TrainingDataError', code });

describe('trainRidge', () => {
  // Made with scikit-learn 1.9: StandardScaler on both columns, train_test_split(test_size=share,
  // random_state=seed), Ridge(alpha=1).fit(train).score(test).
  it.each([
    [0, 0.1, 0.538936328244576],
    [1, 0.25, 0.48454203502362636],
    [2, 0.7, 0.35571400445899104],
    [3, 0.1, 0.4285311473469483],
    [3, 0.29, 0.3616619342576286],
    [7, 0.33, 0.4060939331837824],
    [42, 0.2, 0.34223843161862233],
    [99, 0.005, -0.3964522226683329],
    [123, 0.5, 0.3500835317667348],
    [2024, 0.07, 0.4973299105001756],
    [65536, 0.9, 0.4051012213617834],
    [4294967295, 0.4, 0.4331726269604984],
  ])('scores as scikit-learn does with seed %d and test share %d', async (seed, testShare, r2) => {
    expect(Math.abs((await trainRidge({ ...OPTIONS, seed, testShare })).r2 - r2)).toBeLessThan(1e-12);
  });

  it.each([
    [0, 0.3854662552944822],
    [10, 0.38339030490937576],
    [1000, 0.1417540588113838],
  ])('scores as scikit-learn does with the penalty %d', async (penalty, r2) => {
    const { r2: ours } = await trainRidge({ ...OPTIONS, testShare: 0.2, penalty });
    expect(Math.abs(ours - r2)).toBeLessThan(1e-12);
  });

  it('penalises by 1 unless told otherwise', async () => {
    const [left, given] = await Promise.all([trainRidge(OPTIONS), trainRidge({ ...OPTIONS, penalty: 1 })]);
    expect(left).toEqual(given);
  });

  it('reports the rows, their ranges and how they were split', async () => {
    const training = await trainRidge({ ...OPTIONS, testShare: 0.29 });
    expect(training).toMatchObject({
      rows: 500,
      penalty: 1,
      feature: { min: Math.min(...FEATURE), max: Math.max(...FEATURE) },
      target: { min: Math.min(...TARGET), max: Math.max(...TARGET) },
      split: { method: 'numpy-legacy-permutation', testShare: 0.29, seed: 3, trainRows: 355, testRows: 145 },
    });
  });

  it('gives one line in two units', async () => {
    const { feature, target, standardized, unscaled } = await trainRidge(OPTIONS);
    const scaled = (200 - feature.mean) / feature.standardDeviation;
    const answer =
      (scaled * standardized.coefficient + standardized.intercept) * target.standardDeviation + target.mean;
    expect(unscaled.coefficient * 200 + unscaled.intercept).toBeCloseTo(answer, 10);
  });

  it('does not depend on how the rows are batched', async () => {
    const oneByOne = await trainRidge({ ...OPTIONS, openRows: inBatches(FEATURE, TARGET, 1) });
    expect(oneByOne).toEqual(await trainRidge(OPTIONS));
  });

  it('tells its progress in both passes', async () => {
    const seen: TrainingProgress[] = [];
    await trainRidge({
      ...OPTIONS,
      openRows: inBatches(FEATURE, TARGET, 250),
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen).toEqual([
      { pass: 1, rows: 250 },
      { pass: 1, rows: 500 },
      { pass: 2, rows: 250 },
      { pass: 2, rows: 500 },
    ]);
  });

  it('recovers a line without noise', async () => {
    const coefficients = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: -500, max: 500 }));
    await fc.assert(
      fc.asyncProperty(coefficients, fc.integer({ min: 0, max: 99 }), async ([slope, offset], seed) => {
        const target = FEATURE.map((x) => slope * x + offset);
        const { unscaled, r2 } = await trainRidge({
          ...OPTIONS,
          openRows: inBatches(FEATURE, target),
          seed,
          penalty: 0,
        });
        expect(unscaled.coefficient).toBeCloseTo(slope, 9);
        expect(unscaled.intercept).toBeCloseTo(offset, 6);
        expect(r2).toBeCloseTo(1, 12);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    [{ testShare: 0 }, /test share must lie between 0 and 1/],
    [{ testShare: 1 }, /test share must lie between 0 and 1/],
    [{ seed: -1 }, /seed must be a whole number/],
    [{ penalty: -1 }, /penalty must be a finite number from 0 up; got -1/],
    [{ penalty: Number.NaN }, /penalty must be a finite number/],
  ])('refuses %o before it reads a row', async (wrong, message) => {
    const openRows = () => {
      throw new Error('opened');
    };
    await expect(trainRidge({ ...OPTIONS, openRows, ...wrong })).rejects.toThrow(RangeError);
    await expect(trainRidge({ ...OPTIONS, openRows, ...wrong })).rejects.toThrow(message);
  });

  it.each([
    ['too few rows', [1, 2], [1, 2], 'too_few_rows'],
    ['a constant feature', [1, 1, 1, 1], [1, 2, 3, 4], 'column_constant'],
    ['a constant target', [1, 2, 3, 4], [1, 1, 1, 1], 'column_constant'],
    ['one held-out row', [1, 2, 3, 4], [1, 2, 3, 5], 'test_rows_constant'],
  ])('refuses %s instead of answering NaN', async (_, feature, target, code) => {
    const training = trainRidge({ ...OPTIONS, openRows: inBatches(feature, target) });
    await expect(training).rejects.toThrow(refusal(code));
  });

  it.each([
    ['more', 501],
    ['fewer', 499],
  ])('notices %s rows in the second pass', async (_, rows) => {
    let opened = 0;
    const openRows = () => {
      opened += 1;
      const [feature, target] = [FEATURE, TARGET].map((column) =>
        [...column, 1].slice(0, opened === 1 ? 500 : rows),
      );
      return inBatches(feature ?? [], target ?? [])();
    };
    await expect(trainRidge({ ...OPTIONS, openRows })).rejects.toThrow(refusal('data_changed'));
  });
});
