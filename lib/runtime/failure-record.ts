import { failureClassOf, tellable } from '../core/failure-class.ts';
import { currentScope } from './correlation.ts';
import { errorFacts } from './error-facts.ts';
import { statusOf } from './http-status.ts';
import { logger } from './logger.ts';
import { count, countBy } from './metrics.ts';

/** Counts and logs why an invocation has no answer: a refusal by its code, a fault of ours by the version it is in. */
export const recordFailure = (thrown: unknown): void => {
  const error = tellable(thrown);
  const { code } = error;
  const status = statusOf(error);
  if (code === 'model_output_not_finite') count('NonFiniteOutput');
  if (failureClassOf(thrown) === 'Throttled') count('ThrottledCalls');
  if (status < 500) {
    countBy('Rejected', { code });
    logger.debug('request refused', { status, code });
    return;
  }
  countBy('Failed', { function_version: currentScope()?.functionVersion || 'none' });
  logger.error('request failed', { status, code, error: errorFacts(thrown) });
};
