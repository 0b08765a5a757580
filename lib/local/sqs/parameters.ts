import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';

/** A text that the request must hold. @throws {AwsError} MissingParameter */
export const requiredText = (input: JsonObject, name: string): string => {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  if (value === undefined || value === null || value === '') {
    throw new AwsError('MissingParameter', `The request must contain the parameter ${name}.`);
  }
  throw invalid(name, value, 'Must be a string.');
};

/** A text that the request may hold. */
export const optionalText = (input: JsonObject, name: string): string | undefined =>
  input[name] === undefined || input[name] === null ? undefined : requiredText(input, name);

/** A whole number within bounds, or undefined when the request does not hold it. */
export const wholeNumber = (
  input: JsonObject,
  name: string,
  [least, most]: readonly [number, number],
): number | undefined => {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(name, value, `Must be between ${least} and ${most}, if provided.`);
};

/** A list of texts, empty when the request does not hold it. */
export const textList = (input: JsonObject, name: string): readonly string[] => {
  const value = input[name] ?? [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw invalid(name, value, 'Must be a list of strings.');
};

/** A map of texts, empty when the request does not hold it. */
export const textMap = (input: JsonObject, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(objectAt(input, name)).map(([key, value]) => {
      if (typeof value === 'string') return [key, value];
      throw invalid(`${name}.${key}`, value, 'Must be a string.');
    }),
  );

/** An object, empty when the request does not hold it. */
export const objectAt = (input: JsonObject, name: string): JsonObject => {
  const value = input[name] ?? {};
  if (isObject(value)) return value;
  throw invalid(name, value, 'Must be an object.');
};

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The service's words for a value that it does not take. */
export const invalid = (name: string, value: unknown, reason: string): AwsError =>
  new AwsError(
    'InvalidParameterValue',
    `Value ${shown(value)} for parameter ${name} is invalid. Reason: ${reason}`,
  );

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 200);
