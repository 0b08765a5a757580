import { describe, expect, it } from 'vitest';
import { colorTrend } from '../../../../lib/local/rekognition/color-trend.ts';

/** A picture of 12 x 8 grey pixels. */
const raster = (level: (x: number, y: number) => number) => ({
  width: 12,
  height: 8,
  pixels: Uint8Array.from({ length: 12 * 8 * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return level(pixel % 12, Math.floor(pixel / 12));
  }),
});

describe('the trend of the colours', () => {
  it.each([
    ['across', (x: number) => 20 * x],
    ['down', (_: number, y: number) => 30 * y],
    ['aslant', (x: number, y: number) => 200 - 10 * x - 5 * y],
  ])('is all of the spread when the colours rise or fall evenly: %s', (_, level) => {
    const { spread, linear } = colorTrend(raster(level));
    expect(linear).toBeCloseTo(1, 10);
    expect(spread).toBeGreaterThan(30);
  });

  it('is three quarters of it for a step in the middle, as wide steps go', () => {
    expect(colorTrend(raster((x) => (x < 6 ? 0 : 200))).linear).toBeCloseTo(0.755, 3);
    expect(colorTrend(raster((x) => (x < 6 ? 0 : 200))).spread).toBeCloseTo(100, 10);
  });

  it('is none in a plain picture, or one as high at both ends', () => {
    expect(colorTrend(raster(() => 90))).toEqual({ spread: 0, linear: 0 });
    expect(colorTrend(raster((x) => Math.abs(2 * x - 11))).linear).toBeCloseTo(0, 10);
  });
});
