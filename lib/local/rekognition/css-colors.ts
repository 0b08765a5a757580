import { CSS_COLOR_NAMES, SIMPLIFIED_COLORS, type SimplifiedColor } from './css-color-names.ts';
import { distance, isGrey, type Oklab, oklabOf, type Rgb } from './oklab.ts';

export interface CssColor {
  readonly name: string;
  readonly simplified: SimplifiedColor;
  readonly lab: Oklab;
}

/**
 * The named CSS colour that looks most like `color`. What passes for grey only gets the name of
 * something that does too, or of a black, grey or white, though a dark blue may lie nearer to it.
 */
export const nearestCssColor = (color: Rgb): CssColor => {
  const wanted = oklabOf(color);
  const candidates = isGrey(wanted) ? GREYS : CSS_COLORS;
  return candidates.reduce(
    (best, candidate) => (distance(candidate.lab, wanted) < distance(best.lab, wanted) ? candidate : best),
    BLACK,
  );
};

const cssColor = (simplified: SimplifiedColor, name: string, hex: string): CssColor => {
  const value = Number.parseInt(hex, 16);
  const lab = oklabOf({ red: value >> 16, green: (value >> 8) & 0xff, blue: value & 0xff });
  return { name, simplified, lab };
};

const CSS_COLORS: readonly CssColor[] = SIMPLIFIED_COLORS.flatMap((simplified) =>
  CSS_COLOR_NAMES[simplified].split(/\s+/).map((entry) => {
    const [name = '', hex = ''] = entry.split(':');
    return cssColor(simplified, name, hex);
  }),
);

const BLACK = cssColor('black', 'black', '000000');
const GREYS = CSS_COLORS.filter(
  ({ simplified, lab }) => ['white', 'grey', 'black'].includes(simplified) || isGrey(lab),
);
