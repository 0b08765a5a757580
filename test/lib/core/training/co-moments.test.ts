import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCoMoments } from '../../../../lib/core/training/co-moments.ts';

const momentsOf = (points: readonly (readonly [number, number])[]) => {
  const counter = countCoMoments();
  for (const [x, y] of points) counter.add(x, y);
  return counter.moments();
};

describe('countCoMoments', () => {
  it('gives the textbook sums of a small set', () => {
    const moments = momentsOf([
      [1, 2],
      [2, 4],
      [3, 9],
    ]);
    expect(moments).toEqual({ count: 3, meanX: 2, meanY: 5, sxx: 2, sxy: 7, syy: 26 });
  });

  it('is all zeros before the first point', () => {
    expect(momentsOf([])).toEqual({ count: 0, meanX: 0, meanY: 0, sxx: 0, sxy: 0, syy: 0 });
  });

  it('keeps its digits when the values are large beside their spread', () => {
    const moments = momentsOf([4, 7, 13, 16].map((value) => [1e9 + value, -1e9 + value]));
    expect(moments.sxx).toBe(90);
    expect(moments.syy).toBe(90);
    expect(moments.sxy).toBe(90);
  });

  it('finds no spread at all in a constant column', () => {
    const moments = momentsOf(Array.from({ length: 1000 }, (_, row) => [0.1, row]));
    expect(moments.sxx).toBe(0);
    expect(moments.sxy).toBe(0);
  });

  it('agrees with sums taken in two passes', () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 200 }), (points) => {
        const mean = (place: 0 | 1): number =>
          points.reduce((sum, point) => sum + point[place], 0) / points.length;
        const [meanX, meanY] = [mean(0), mean(1)];
        const moments = momentsOf(points);
        const twoPass = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
        expect(moments.meanX).toBeCloseTo(meanX, 8);
        expect(moments.sxy).toBeCloseTo(twoPass, 5);
      }),
    );
  });
});
