import type { Feature } from '../../core/model/card.ts';
import { describeFeature } from '../../core/model/describe-feature.ts';
import { wrongUsage } from '../cli-error.ts';

/**
 * The value of a feature as its text on a command line says it; whether the model takes it is the model's to say.
 *
 * @throws {CliError} when the text is not of the feature's type.
 */
export const featureValue = (feature: Feature, text: string): number | string | boolean => {
  const value = parsedValue(feature, text.trim());
  if (value !== undefined) return value;
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
  throw wrongUsage(`${feature.name} must be ${describeFeature(feature)}; got ${shown}`);
};

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const parsedValue = ({ type }: Feature, text: string): number | string | boolean | undefined => {
  switch (type) {
    case 'float32':
    case 'float64':
    case 'int32':
      return DECIMAL.test(text) ? Number(text) : undefined;
    case 'int64':
      return /^[+-]?\d+$/.test(text) ? text.replace(/^\+/, '') : undefined;
    case 'bool':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'string':
      return text;
  }
};
