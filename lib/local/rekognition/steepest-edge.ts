/** The Laplacian of 8-bit values is at most 4 x 255. */
const STRONGEST = 1020;
/** Share of the pixels that count as the steepest: few enough to find one edge, enough to pass over specks. */
const STEEPEST_SHARE = 0.001;

/**
 * How steep the steepest edges of a picture are, as the 99.9th percentile of its edge strengths (see
 * `LightMeasures`). A step of height h that is blurred with radius sigma comes to 0.24 h / sigma².
 */
export const steepestEdge = (edges: Float32Array): number => {
  const counts = new Uint32Array(STRONGEST + 1);
  for (const edge of edges) {
    const level = Math.round(edge);
    counts[level] = (counts[level] ?? 0) + 1;
  }
  let level = STRONGEST;
  for (let seen = counts[level] ?? 0; level > 0 && seen < STEEPEST_SHARE * edges.length; ) {
    level -= 1;
    seen += counts[level] ?? 0;
  }
  return level;
};
