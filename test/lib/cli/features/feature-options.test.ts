import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../../lib/cli/commands.ts';
import {
  featureOptions,
  givenFeatures,
  modelNamedIn,
  tailorToFeatures,
} from '../../../../lib/cli/features/feature-options.ts';

const features = (...names: string[]) => ({
  features: names.map((name) => ({ name, type: 'float32' as const })),
});
const flagsOf = (...names: string[]) => featureOptions(features(...names)).map(({ flag }) => flag);

describe('featureOptions', () => {
  it('makes options of names', () => {
    expect(flagsOf('Weight', 'Body Mass', 'sepal_length')).toEqual([
      '--weight',
      '--body-mass',
      '--sepal-length',
    ]);
  });

  it('makes none of names that cannot be options, that commands have themselves, or that two features share', () => {
    const own = COMMANDS.filter(({ tailor }) => tailor).flatMap(({ options }) => Object.keys(options));
    expect(own).toContain('url');
    expect(flagsOf(...own)).toEqual([]);
    expect(flagsOf('Größe (cm)', 'model', 'JSON', 'a b', 'A_B', 'ok')).toEqual(['--ok']);
  });
});

it('reads the options of features in any case and leaves all else alone', () => {
  const argv = ['predict', '--WEIGHT', '180', '--Weight=3', '--JSON', 'Weight'];
  expect(tailorToFeatures(argv, features('Weight')).argv).toEqual([
    ...['predict', '--weight', '180', '--weight=3', '--JSON', 'Weight'],
  ]);
});

it('joins options and pairs, with what follows the first equals sign as the value', () => {
  const options = featureOptions(features('Weight', 'Note'));
  expect([...givenFeatures(options, { weight: '180' }, ['Note=a=b'])]).toEqual([
    ['Weight', '180'],
    ['Note', 'a=b'],
  ]);
});

it('finds the model on a command line that is not read yet', () => {
  expect(modelNamedIn(['predict', '--weight', '3', '--models', 'here', '--model=b'])).toEqual({
    model: 'b',
    models: 'here',
  });
  expect(modelNamedIn(['predict', '--weight', '3'])).toEqual({});
});
