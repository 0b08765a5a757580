import type { EventContent } from './history-event.ts';
import { WHOLE } from './history-event.ts';
import type { JsonValue } from './json-value.ts';
import type { TaskAttempt, TaskOutcome } from './task-attempt.ts';
import type { TaskResource } from './task-resource.ts';

/** What a task's events look like, by the kind of its resource. */
export interface TaskEvents {
  started(attempt: TaskAttempt, timeoutInSeconds: number | undefined): EventContent[];
  ended(outcome: TaskOutcome): EventContent;
  timedOut(at: number): EventContent;
}

export const taskEvents = (resource: TaskResource, region: string): TaskEvents =>
  resource.kind === 'invoke' ? invokeEvents(region) : functionEvents(resource.arn);

const invokeEvents = (region: string): TaskEvents => {
  const integration = { resourceType: 'lambda', resource: 'invoke' };
  return {
    started: ({ parameters, startedAt: at }, timeoutInSeconds) => [
      {
        at,
        type: 'TaskScheduled',
        details: {
          taskScheduledEventDetails: {
            ...integration,
            region,
            parameters: text(parameters),
            timeoutInSeconds,
          },
        },
      },
      { at, type: 'TaskStarted', details: { taskStartedEventDetails: integration } },
    ],
    ended: ({ at, ...outcome }) => {
      if ('error' in outcome) {
        return {
          at,
          type: 'TaskFailed',
          details: { taskFailedEventDetails: { ...integration, ...outcome } },
        };
      }
      const details = { ...integration, output: text(outcome.output), outputDetails: WHOLE };
      return { at, type: 'TaskSucceeded', details: { taskSucceededEventDetails: details } };
    },
    timedOut: (at) => ({
      at,
      type: 'TaskTimedOut',
      details: { taskTimedOutEventDetails: { ...integration, error: 'States.Timeout' } },
    }),
  };
};

const functionEvents = (resource: string): TaskEvents => ({
  started: ({ parameters, startedAt: at }, timeoutInSeconds) => [
    {
      at,
      type: 'LambdaFunctionScheduled',
      details: {
        lambdaFunctionScheduledEventDetails: {
          resource,
          input: text(parameters),
          inputDetails: WHOLE,
          timeoutInSeconds,
        },
      },
    },
    { at, type: 'LambdaFunctionStarted' },
  ],
  ended: ({ at, ...outcome }) => {
    if ('error' in outcome) {
      return { at, type: 'LambdaFunctionFailed', details: { lambdaFunctionFailedEventDetails: outcome } };
    }
    const details = { output: text(outcome.output), outputDetails: WHOLE };
    return { at, type: 'LambdaFunctionSucceeded', details: { lambdaFunctionSucceededEventDetails: details } };
  },
  timedOut: (at) => ({
    at,
    type: 'LambdaFunctionTimedOut',
    details: { lambdaFunctionTimedOutEventDetails: { error: 'States.Timeout' } },
  }),
});

const text = (value: JsonValue): string => JSON.stringify(value);
