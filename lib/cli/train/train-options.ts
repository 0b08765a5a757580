import { flag } from '../command.ts';
import { MODELS_OPTION } from '../features/models-option.ts';
import { decimalNumber, modelName, someText, wholeNumber } from '../option-values.ts';

const NO_TEXT: string | undefined = undefined;
const optionalText = { parse: someText, fallback: NO_TEXT };

/** What the baseball data has, and the model it is for. */
const BASEBALL = { feature: 'Weight', target: 'Height', name: 'mlb-height' } as const;

/** What `train` takes, its sources apart. */
export const TRAIN_OPTIONS = {
  testSize: {
    about: 'share of the rows held out',
    value: '<share>',
    parse: decimalNumber((value) => value > 0 && value < 1, 'a number between 0 and 1, both excluded'),
    fallback: 0.1,
  },
  seed: {
    about: 'of the split',
    value: '<n>',
    parse: wholeNumber({ min: 0, max: 2 ** 32 - 1 }),
    fallback: 3,
  },
  penalty: {
    about: 'on the squared coefficient, of standardised values',
    value: '<number>',
    parse: decimalNumber((value) => value >= 0, 'a number from 0 up'),
    fallback: 1,
  },
  feature: {
    about: 'column the model takes',
    value: '<column>',
    parse: someText,
    fallback: BASEBALL.feature,
  },
  target: {
    about: 'column the model answers',
    value: '<column>',
    parse: someText,
    fallback: BASEBALL.target,
  },
  name: {
    about: 'of the model',
    value: '<name>',
    parse: modelName,
    fallback: NO_TEXT,
    fallbackText: BASEBALL.name,
  },
  out: {
    ...optionalText,
    about: 'folder for the model (default: candidates/<digest>/<name>)',
    value: '<folder>',
  },
  force: flag('replace another model that is there'),
  card: { ...optionalText, about: 'words for the card', value: '<file>' },
  dataset: {
    ...optionalText,
    about: "the dataset's name, for the card (default: the file's name)",
    value: '<text>',
  },
  licence: { ...optionalText, about: 'of the dataset, for the card (default: unknown)', value: '<text>' },
  models: MODELS_OPTION,
};

/** The model's name where none is given. */
export const nameFor = ({
  feature,
  target,
}: {
  readonly feature: string;
  readonly target: string;
}): string =>
  feature === BASEBALL.feature && target === BASEBALL.target
    ? BASEBALL.name
    : `${target}-from-${feature}`
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-|-$/g, '')
        .slice(0, 63);
