import { someText } from '../option-values.ts';
import { packageFile } from '../package-root.ts';

/** Where models are read from. */
export const MODELS_OPTION = {
  about: 'folder of models',
  value: '<folder>',
  parse: someText,
  fallback: packageFile('models'),
  fallbackText: 'models of the collection',
} as const;
