import { type ServingError, TransientError, ValidationError } from '../../core/errors.ts';
import { failureClassOf } from '../../core/failure-class.ts';
import type { TextProblem } from '../../core/text/text-problem.ts';

/** The error that a text's outcome is, for callers that have only one: a refusal, or a failure that may pass. */
export const outcomeError = ({ code, detail }: TextProblem): ServingError => {
  const failure = new TransientError(code, detail);
  return failureClassOf(failure) === 'Permanent' ? new ValidationError(code, detail) : failure;
};
