import type { Outcome } from './execution.ts';
import { type EventContent, WHOLE } from './history-event.ts';

/** The last event of a history. */
export const outcomeEvent = (outcome: Outcome, at: number): EventContent => {
  if (outcome.status === 'SUCCEEDED') {
    const details = { output: outcome.output, outputDetails: WHOLE };
    return { at, type: 'ExecutionSucceeded', details: { executionSucceededEventDetails: details } };
  }
  const { error, cause } = outcome;
  const details = { ...(error && { error }), ...(cause && { cause }) };
  switch (outcome.status) {
    case 'FAILED':
      return { at, type: 'ExecutionFailed', details: { executionFailedEventDetails: details } };
    case 'TIMED_OUT':
      return { at, type: 'ExecutionTimedOut', details: { executionTimedOutEventDetails: details } };
    case 'ABORTED':
      return { at, type: 'ExecutionAborted', details: { executionAbortedEventDetails: details } };
  }
};
