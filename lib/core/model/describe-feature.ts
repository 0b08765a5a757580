import type { ElementType, Feature } from './card.ts';

const KINDS = {
  float32: 'a number',
  float64: 'a number',
  int32: 'a whole number',
  int64: 'a whole number',
  bool: 'true or false',
  string: 'a text',
} as const satisfies Record<ElementType, string>;

/** What a feature takes, in words: `a number in lb (trained on 150 to 290)`. */
export const describeFeature = ({ type, unit, range }: Feature): string =>
  `${KINDS[type]}${unit ? ` in ${unit}` : ''}${range ? ` (trained on ${range.min} to ${range.max})` : ''}`;
