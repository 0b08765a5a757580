import type { Raster } from './raster.ts';

export interface ColorTrend {
  /** Root mean square distance of the channels from their average, in levels of 0 to 255. */
  readonly spread: number;
  /** Share of that spread (as variance) that a straight slope across the picture explains, 0 to 1. */
  readonly linear: number;
}

/** Fits a plane to each colour channel over the picture (least squares) and says how much is left. */
export const colorTrend = ({ width, height, pixels }: Raster): ColorTrend => {
  const [midX, midY] = [(width - 1) / 2, (height - 1) / 2];
  const count = width * height;
  let [variance, explained] = [0, 0];
  for (let channel = 0; channel < 3; channel++) {
    let [sum, squares, alongX, alongY] = [0, 0, 0, 0];
    for (let pixel = 0; pixel < count; pixel++) {
      const level = pixels[3 * pixel + channel] ?? 0;
      sum += level;
      squares += level * level;
      alongX += level * ((pixel % width) - midX);
      alongY += level * (Math.floor(pixel / width) - midY);
    }
    variance += squares / count - (sum / count) ** 2;
    // x and y are centred and independent on a grid, so each slope stands alone.
    explained += (alongX / count) ** 2 / spreadOfSteps(width) + (alongY / count) ** 2 / spreadOfSteps(height);
  }
  return {
    spread: Math.sqrt(Math.max(0, variance) / 3),
    linear: variance > 0 ? Math.min(1, explained / variance) : 0,
  };
};

/** The variance of 0 … n − 1. */
const spreadOfSteps = (length: number): number => Math.max(1, length ** 2 - 1) / 12;
