/** Count, means and sums of squared and crossed deviations from the means of a set of points. */
export interface CoMoments {
  readonly count: number;
  readonly meanX: number;
  readonly meanY: number;
  /** Σ (x − mean x)² */
  readonly sxx: number;
  /** Σ (x − mean x)(y − mean y) */
  readonly sxy: number;
  /** Σ (y − mean y)² */
  readonly syy: number;
}

export interface CoMomentsCounter {
  add(x: number, y: number): void;
  moments(): CoMoments;
}

/**
 * Counts the moments of points in one pass with memory that does not grow, by Welford's updates
 * (Technometrics 4, 1962): deviations are taken from the running means, so that a large mean costs no digits.
 */
export const countCoMoments = (): CoMomentsCounter => {
  let [count, meanX, meanY, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  return {
    add: (x, y) => {
      count += 1;
      const fromOldX = x - meanX;
      const fromOldY = y - meanY;
      meanX += fromOldX / count;
      meanY += fromOldY / count;
      const fromNewY = y - meanY;
      sxx += fromOldX * (x - meanX);
      sxy += fromOldX * fromNewY;
      syy += fromOldY * fromNewY;
    },
    moments: () => ({ count, meanX, meanY, sxx, sxy, syy }),
  };
};
