import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import { isUnreachable } from '../failure.ts';
import type { Target } from './target.ts';

/**
 * Runs what talks to a target.
 *
 * @throws {CliError} saying how to start the laptop cloud, when nobody answers in its place.
 */
export const reach = async <T>(target: Target, talk: () => Promise<T>): Promise<T> => {
  try {
    return await talk();
  } catch (cause) {
    if (target.kind === 'aws' || cause instanceof CliError || !isUnreachable(cause)) throw cause;
    const advice =
      'start it with "polo start", say where it is with --endpoint-url, or name --profile for AWS';
    throw new CliError(
      EXIT.unreachable,
      `the laptop cloud does not answer at ${target.endpoint}; ${advice}`,
      { cause },
    );
  }
};
