import type { WorkflowDefinition } from './definition.ts';
import { lambdaTask } from './lambda-task.ts';

export const textPipeline: WorkflowDefinition = {
  name: 'text-pipeline',
  summary: 'Sends the names of a list to the queue, waits until each has its outcome, and gathers them.',
  type: 'STANDARD',
  alarms: {
    failed: { atLeast: 1, minutes: 5 },
    timedOut: { atLeast: 1, minutes: 5 },
    throttled: { atLeast: 1, minutes: 5 },
  },
  states: {
    Comment:
      'Produce page by page, then look again and again until outcomes are complete. The state is a run, its list and numbers: never a name.',
    StartAt: 'Produce',
    /** Gathering gives up waiting long before. */
    TimeoutSeconds: 3 * 3600,
    States: {
      Produce: lambdaTask({
        function: 'produce-names',
        comment: 'Sends a page of the names, and tells which is next.',
        timeoutSeconds: 125,
        next: 'AllSent',
        onFailure: 'Refused',
      }),
      AllSent: {
        Type: 'Choice',
        Comment: 'Null after the last page.',
        Choices: [{ Variable: '$.next', IsNull: true, Next: 'Wait' }],
        Default: 'Produce',
      },
      Wait: {
        Type: 'Wait',
        Comment: 'A little longer each time.',
        SecondsPath: '$.waitSeconds',
        Next: 'Gather',
      },
      Gather: lambdaTask({
        function: 'gather-outcomes',
        comment: 'Counts outcomes; writes the results when none is missing, or time is up.',
        timeoutSeconds: 305,
        next: 'IsComplete',
        onFailure: 'Refused',
      }),
      IsComplete: {
        Type: 'Choice',
        Comment: 'Or look again.',
        Choices: [{ Variable: '$.complete', BooleanEquals: true, Next: 'Finish' }],
        Default: 'Wait',
      },
      Finish: { Type: 'Succeed', Comment: 'The results are in the bucket of runs.' },
      Refused: {
        Type: 'Fail',
        Comment: 'Says what was wrong.',
        ErrorPath: '$.Error',
        CausePath: '$.Cause',
      },
    },
  },
};
