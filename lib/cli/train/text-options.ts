import { flag } from '../command.ts';
import { decimalNumber, modelName, someText, wholeNumber } from '../option-values.ts';
import { TRAIN_OPTIONS } from './train-options.ts';

const { testSize, seed, out, force, dataset, licence, models } = TRAIN_OPTIONS;
const NO_TEXT: string | undefined = undefined;

/** What `train-text` takes, its source apart. */
export const TEXT_OPTIONS = {
  testSize,
  seed: { ...seed, about: 'of the split, and of the sentences that are generated' },
  penalty: {
    about: 'on the squared weights',
    value: '<number>',
    parse: decimalNumber((value) => value > 0, 'a number above 0'),
    fallback: 1,
  },
  leastTexts: {
    about: 'texts that a term must be in',
    value: '<n>',
    parse: wholeNumber({ min: 1, max: 1_000_000 }),
    fallback: 2,
  },
  mostTerms: {
    about: 'terms, those of most texts first',
    value: '<n>',
    parse: wholeNumber({ min: 1, max: 50_000 }),
    fallback: 8000,
  },
  plain: flag(
    'do not tell words after "not", "never" and the like from others; for texts that are not English',
  ),
  testSet: {
    about: 'more labelled texts, of which nothing is learned, to be scored too',
    value: '<file>',
    parse: someText,
    fallback: NO_TEXT,
  },
  name: { about: 'of the model', value: '<name>', parse: modelName, fallback: 'sentiment' },
  out,
  force,
  dataset,
  licence,
  models,
};
