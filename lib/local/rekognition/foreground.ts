import type { ColorClusters } from './color-clusters.ts';
import type { Raster } from './raster.ts';

/** For each colour cluster, whether it belongs to what stands in front. */
export type ForegroundClusters = readonly boolean[];

/**
 * Tells foreground from background by colour: what fills the middle of the picture far more than its
 * frame is in front, even when one edge cuts it. `undefined` where nothing is, because frame and
 * middle look alike: a plain picture, a texture, two halves, a gradient.
 */
export const findForeground = (
  raster: Raster,
  { clusters, membership }: ColorClusters,
): ForegroundClusters | undefined => {
  const middle = new Uint32Array(clusters.length);
  const frame = new Uint32Array(clusters.length);
  membership.forEach((cluster, pixel) => {
    const depth = depthOf(pixel, raster);
    if (depth >= MIDDLE_DEPTH) middle[cluster] = (middle[cluster] ?? 0) + 1;
    if (depth < FRAME_DEPTH) frame[cluster] = (frame[cluster] ?? 0) + 1;
  });
  const middleShares = sharesOf(middle);
  const frameShares = sharesOf(frame);
  const inFront = middleShares.map((share, index) => share > TIMES_THE_FRAME * (frameShares[index] ?? 0));
  const filled = middleShares.reduce((sum, share, index) => sum + (inFront[index] ? share : 0), 0);
  return filled >= LEAST_OF_MIDDLE ? inFront : undefined;
};

/** The frame is the outermost tenth of the picture on each side. */
const FRAME_DEPTH = 0.1;
/** The middle is the middle half of each side. */
const MIDDLE_DEPTH = 0.25;
/** A band across the whole picture, such as a horizon, has 3.6 times its share of the frame in the middle. */
const TIMES_THE_FRAME = 4;
/** Smaller than this in the middle is a detail, not the foreground. */
const LEAST_OF_MIDDLE = 0.15;

/** Distance to the nearest edge, as a share of the side: 0 at the edge, 0.5 in the centre. */
const depthOf = (pixel: number, { width, height }: Raster): number => {
  const x = (pixel % width) + 0.5;
  const y = Math.floor(pixel / width) + 0.5;
  return Math.min(x / width, 1 - x / width, y / height, 1 - y / height);
};

const sharesOf = (counts: Uint32Array): number[] => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Array.from(counts, (count) => count / Math.max(1, total));
};
