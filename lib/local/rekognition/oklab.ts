/** A colour in Oklab (Björn Ottosson, 2020), where distance is close to how different two colours look. */
export interface Oklab {
  /** Lightness, 0 black to 1 white. */
  readonly l: number;
  /** Green (negative) to red. */
  readonly a: number;
  /** Blue (negative) to yellow. */
  readonly b: number;
}

export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** From sRGB channels of 0 to 255; fractions are rounded to the nearest whole level. */
export const oklabOf = ({ red, green, blue }: Rgb): Oklab => {
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  };
};

/** Euclidean; about 0.02 is the smallest difference people notice, black to white is 1. */
export const distance = (one: Oklab, other: Oklab): number =>
  Math.sqrt((one.l - other.l) ** 2 + (one.a - other.a) ** 2 + (one.b - other.b) ** 2);

/** How far from grey: 0 for greys, about 0.3 for the purest sRGB colours. */
const chroma = ({ a, b }: Oklab): number => Math.hypot(a, b);

/** Whether a colour passes for grey: its chroma is hardly noticeable. */
export const isGrey = (color: Oklab): boolean => chroma(color) < 0.03;

/** Degrees around the colour circle, -180 to 180; without meaning for greys. */
export const hue = ({ a, b }: Oklab): number => (Math.atan2(b, a) * 180) / Math.PI;

/** The sRGB transfer function (IEC 61966-2-1), one entry per 8-bit level. */
const LINEAR = Float64Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const linear = (level: number): number => LINEAR[Math.round(level)] ?? 0;
