import type { Rgb } from './oklab.ts';
import type { Raster } from './raster.ts';

/** The pixels of one cell of the colour cube, and what they are on average. */
export interface HistogramCell {
  readonly cell: number;
  readonly pixels: number;
  readonly mean: Rgb;
}

/** The occupied cells of the RGB cube cut into 2^bits steps per channel, in order of their number. */
export const colorHistogram = ({ pixels }: Raster, bits: number): HistogramCell[] => {
  const counts = new Uint32Array(2 ** (3 * bits));
  const sums = new Float64Array(3 * counts.length);
  for (let at = 0; at < pixels.length; at += 3) {
    const cell = cellAt(pixels, at, bits);
    counts[cell] = (counts[cell] ?? 0) + 1;
    sums[3 * cell] = (sums[3 * cell] ?? 0) + (pixels[at] ?? 0);
    sums[3 * cell + 1] = (sums[3 * cell + 1] ?? 0) + (pixels[at + 1] ?? 0);
    sums[3 * cell + 2] = (sums[3 * cell + 2] ?? 0) + (pixels[at + 2] ?? 0);
  }
  const cells: HistogramCell[] = [];
  counts.forEach((count, cell) => {
    if (count === 0) return;
    const mean = (channel: number): number => (sums[3 * cell + channel] ?? 0) / count;
    cells.push({ cell, pixels: count, mean: { red: mean(0), green: mean(1), blue: mean(2) } });
  });
  return cells;
};

/** The number of the cell that holds the pixel whose red channel lies at `at`. */
export const cellAt = (pixels: Uint8Array, at: number, bits: number): number => {
  const drop = 8 - bits;
  const red = (pixels[at] ?? 0) >> drop;
  const green = (pixels[at + 1] ?? 0) >> drop;
  return (((red << bits) | green) << bits) | ((pixels[at + 2] ?? 0) >> drop);
};
