import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';

/** A text that the request must hold. @throws {AwsError} ValidationException */
export const requiredText = (input: JsonObject, name: string): string => {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw refused(name, value, value === undefined || value === null ? 'must not be null' : 'must be a string');
};

export const optionalText = (input: JsonObject, name: string): string | undefined =>
  input[name] === undefined || input[name] === null ? undefined : requiredText(input, name);

/** How many items a page may hold; 0 and none mean 100, as in the service. */
export const pageSize = (input: JsonObject): number => {
  const value = input.maxResults ?? 0;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 1000) {
    throw refused('maxResults', value, 'must be a whole number from 0 to 1000');
  }
  return value || 100;
};

/** The service's words for a member that it does not take. */
export const refused = (name: string, value: unknown, constraint: string): AwsError =>
  new AwsError(
    'ValidationException',
    `1 validation error detected: Value ${JSON.stringify(value ?? null).slice(0, 200)} at '${name}' failed to satisfy ` +
      `constraint: Member ${constraint}`,
  );
