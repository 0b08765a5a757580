import { wrongUsage } from '../cli-error.ts';

/**
 * The body of a prediction request: `data` as it is, or one row of the features given. A feature's text that reads
 * as JSON is that value, any other is text.
 *
 * @throws {CliError} when there is neither, or both, or `data` is not JSON.
 */
export const requestBody = (features: ReadonlyMap<string, string>, data: string | undefined): string => {
  if (data !== undefined && features.size > 0) throw wrongUsage('give features or --data, not both');
  if (data !== undefined) return checkedJson(data, '--data');
  if (features.size === 0) {
    throw wrongUsage(
      'nothing to ask about; give a feature, as --feature Weight=180, or --data with a JSON body',
    );
  }
  return JSON.stringify(Object.fromEntries([...features].map(([name, text]) => [name, jsonOrText(text)])));
};

/** @throws {CliError} when the text is not JSON. */
export const checkedJson = (text: string, from: string): string => {
  try {
    JSON.parse(text);
    return text;
  } catch (cause) {
    throw wrongUsage(`${from} must be JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
};

const jsonOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
