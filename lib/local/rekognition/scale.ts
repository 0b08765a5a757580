/** To four decimals, so that replies are short and equal on every machine. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** A measure on its way from `from`, which counts 0, to `to`, which counts 1; outside of them it stays there. */
export const ramp = (value: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));
