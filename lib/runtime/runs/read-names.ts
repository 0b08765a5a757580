import { ValidationError } from '../../core/errors.ts';
import type { RunRef } from '../../core/pipeline/run.ts';
import type { RunFiles } from './run-files.ts';

export const namesText = (names: readonly string[]): string =>
  names.map((name) => `${JSON.stringify(name)}\n`).join('');

/**
 * The names that a run works on, in the order of its list.
 *
 * @throws {ValidationError} `run_unknown` when its list was never read.
 */
export const readNames = async (files: RunFiles, run: RunRef): Promise<readonly string[]> => {
  const text = await files.read(run, 'names');
  if (text === undefined)
    throw new ValidationError(
      'run_unknown',
      'the runs bucket has no names of this run; begin it with POST /runs',
    );
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line)));
};
