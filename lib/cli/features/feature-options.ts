import { parseArgs } from 'node:util';
import type { Feature, ModelCard } from '../../core/model/card.ts';
import { describeFeature } from '../../core/model/describe-feature.ts';
import { wrongUsage } from '../cli-error.ts';
import type { OptionSpec, Tailored } from '../command.ts';

/** Names that every command with features has for itself. */
const TAKEN = [
  'feature',
  'model',
  'models',
  'data',
  'url',
  'timeout',
  'retries',
  'count',
  'concurrency',
  'sign',
  'token',
  'profile',
  'region',
  'json',
  'help',
];

export interface FeatureOption {
  readonly feature: Feature;
  /** In commander's camelCase. */
  readonly key: string;
  /** As it is typed: `--weight`. */
  readonly flag: string;
}

/** The options that a model's features get: `Weight` becomes `--weight`; names that make no option get none. */
export const featureOptions = ({ features }: Pick<ModelCard, 'features'>): readonly FeatureOption[] => {
  const flags = features.map((feature) => ({ feature, name: slug(feature.name) }));
  return flags
    .filter(({ name }) => /^[a-z][a-z0-9-]*$/.test(name) && !TAKEN.includes(name))
    .filter(({ name }) => flags.filter((other) => other.name === name).length === 1)
    .map(({ feature, name }) => ({ feature, key: camelCase(name), flag: `--${name}` }));
};

const slug = (name: string): string => name.toLowerCase().replaceAll(/[\s_.]+/g, '-');

const camelCase = (name: string): string =>
  name.replaceAll(/-+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replaceAll('-', '');

/** Adds the options of a model's features, and reads them in any case: `--Weight` is `--weight`. */
export const tailorToFeatures = (argv: readonly string[], card: Pick<ModelCard, 'features'>): Tailored => {
  const list = featureOptions(card);
  const options = list.map(({ key, feature }): [string, OptionSpec<string | undefined>] => [
    key,
    { about: `${feature.name}: ${describeFeature(feature)}`, value: '<value>', fallback: undefined },
  ]);
  const inOurCase = (token: string): string => {
    const [flag = '', ...rest] = token.split('=');
    const found = list.find((option) => option.flag === flag.toLowerCase());
    return found ? [found.flag, ...rest].join('=') : token;
  };
  return { options: Object.fromEntries(options), argv: argv.map(inOurCase) };
};

/** What the command line gives for features: by options of their own, and by `--feature name=value`. */
export const givenFeatures = (
  options: readonly FeatureOption[],
  given: Readonly<Record<string, unknown>>,
  pairs: readonly string[],
): ReadonlyMap<string, string> => {
  const own = options.flatMap(({ feature, key }) => {
    const value = given[key];
    return typeof value === 'string' ? [[feature.name, value] as const] : [];
  });
  return new Map([...own, ...pairs.map(pairOf)]);
};

const pairOf = (pair: string): readonly [string, string] => {
  const equals = pair.indexOf('=');
  if (equals > 0) return [pair.slice(0, equals), pair.slice(equals + 1)];
  throw wrongUsage(`--feature takes name=value, as in --feature Weight=180; got ${JSON.stringify(pair)}`);
};

/** `--model` and `--models` as they are on a command line that is not read yet. */
export const modelNamedIn = (
  argv: readonly string[],
): { readonly model?: string; readonly models?: string } => {
  const options = { model: { type: 'string' }, models: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true });
  return {
    ...(typeof values.model === 'string' && { model: values.model }),
    ...(typeof values.models === 'string' && { models: values.models }),
  };
};
