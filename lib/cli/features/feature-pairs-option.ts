import { several } from '../option-values.ts';

const NONE: readonly string[] = [];

/** Any feature by its exact name. */
export const FEATURE_PAIRS_OPTION = {
  about: 'a feature by its name, where it has no option of its own; may be given several times',
  value: '<name=value>',
  parse: several,
  fallback: NONE,
  fallbackText: 'none',
};
