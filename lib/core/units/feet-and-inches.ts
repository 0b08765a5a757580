const INCHES_PER_FOOT = 12;
/** Decimals that answers show; feet and inches follow from the shown number, so that the two never disagree. */
const SHOWN_DECIMALS = 2;

/**
 * A height as people say it: `72.43` inches is `6 foot, 0 inches`. Rounded to the two decimals that are shown,
 * then to the nearest whole inch, half up; twelve inches are one more foot.
 *
 * @throws {RangeError} when the height is negative or not finite.
 */
export const feetAndInches = (inches: number): string => {
  if (!(inches >= 0 && Number.isFinite(inches))) {
    throw new RangeError(`a height in feet and inches is a finite number from 0 up; got ${inches}`);
  }
  const whole = roundTo(roundTo(inches, SHOWN_DECIMALS), 0);
  return `${Math.floor(whole / INCHES_PER_FOOT)} foot, ${whole % INCHES_PER_FOOT} inches`;
};

/**
 * `value` with at most `decimals` digits after the point, as a person would round the number as printed: the
 * shortest decimal text that reads back as `value`, half away from zero. So 1.005 gives 1.01 although the
 * stored double lies just below. Never −0; NaN and infinities come back as they are.
 *
 * @throws {RangeError} when `decimals` is not a whole number from 0 to 100.
 */
export const roundTo = (value: number, decimals: number): number => {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 100) {
    throw new RangeError(`decimals must be a whole number from 0 to 100; got ${decimals}`);
  }
  if (!Number.isFinite(value)) return value;
  const near = roundedFarFromTie(value, decimals);
  if (near !== undefined) return near;
  const { digits, places } = decimalText(Math.abs(value));
  if (places <= decimals) return value === 0 ? 0 : value;
  const unit = 10n ** BigInt(places - decimals);
  const rounded = Number(`${(2n * digits + unit) / (2n * unit)}e-${decimals}`);
  return rounded === 0 ? 0 : Math.sign(value) * rounded;
};

/** The printed number as digits · 10^−places, both exact. */
const decimalText = (magnitude: number): { readonly digits: bigint; readonly places: number } => {
  const [mantissa = '0', exponent = '0'] = magnitude.toString().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
};

/** Below this product, doubles lie so close together that only a near tie needs exact arithmetic. */
const EXACT_ENOUGH = 1e9;

/** Powers of ten up to here are exact doubles, and so is the quotient's rounding. */
const EXACT_DECIMALS = 15;

/** How close to a tie is too close for doubles to tell; above the spacing of doubles at `EXACT_ENOUGH`. */
const NEAR_TIE = 1e-6;

const roundedFarFromTie = (value: number, decimals: number): number | undefined => {
  if (decimals > EXACT_DECIMALS) return undefined;
  const scale = 10 ** decimals;
  const scaled = Math.abs(value) * scale;
  if (!(scaled < EXACT_ENOUGH) || Math.abs((scaled % 1) - 0.5) < NEAR_TIE) return undefined;
  const whole = Math.round(scaled);
  return whole === 0 ? 0 : (Math.sign(value) * whole) / scale;
};
