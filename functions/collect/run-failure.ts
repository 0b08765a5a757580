import { RUN_KEY } from '../../lib/core/datasets/version-keys.ts';
import {
  ConfigError,
  InternalError,
  type Issue,
  type ServingError,
  TransientError,
  ValidationError,
} from '../../lib/core/errors.ts';
import { failureClassOf } from '../../lib/core/failure-class.ts';
import type { Collected } from './collect-dataset.ts';

/**
 * What a run fails with in which not every data set could be collected, so that it is tried again and somebody hears of
 * it; `undefined` where all could. Data sets are told by their places only.
 */
export const runFailure = (all: readonly Collected[]): ServingError | undefined => {
  const failures = all.flatMap(({ position, error }) => (error ? [{ position, error }] : []));
  const worst =
    failures.find(({ error }) => failureClassOf(error) !== 'Permanent')?.error ?? failures[0]?.error;
  if (worst === undefined) return undefined;
  const issues: readonly Issue[] = failures.map(({ position, error: { code, message } }) => ({
    code,
    pointer: `/datasets/${position - 1}`,
    detail: message,
  }));
  const which = failures.map(
    ({ position, error: { code, message } }) => `number ${position}: ${message} (${code})`,
  );
  const shown = which.slice(0, MOST_SHOWN).join('; ');
  const message = `${failures.length} of ${all.length} data sets were not collected: ${shown}; ${RUN_KEY} in the datasets bucket has all reasons`;
  return errorLike(worst, message, issues);
};

const MOST_SHOWN = 3;

const errorLike = (worst: ServingError, message: string, issues: readonly Issue[]): ServingError => {
  const { code } = worst;
  switch (failureClassOf(worst)) {
    case 'Permanent':
      return new ValidationError(code, message, { issues });
    case 'Config':
      return new ConfigError(code, message);
    case 'Bug':
      return new InternalError(code, message);
    case 'Stale':
    case 'Throttled':
    case 'Transient':
      return new TransientError(code, message);
  }
};
