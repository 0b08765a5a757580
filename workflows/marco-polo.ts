import type { WorkflowDefinition } from './definition.ts';
import { lambdaTask } from './lambda-task.ts';

export const marcoPolo: WorkflowDefinition = {
  name: 'marco-polo',
  summary: 'Calls marco, lets polo hear the answer, and finishes.',
  type: 'STANDARD',
  alarms: {
    /** A single bad name is its caller's affair. */
    failed: { atLeast: 5, minutes: 5 },
    timedOut: { atLeast: 1, minutes: 5 },
    throttled: { atLeast: 1, minutes: 5 },
  },
  states: {
    Comment:
      'Marco, Polo, Finish: a bad input or a fault that outlasts its retries ends in Refused, with the reason.',
    StartAt: 'Marco',
    TimeoutSeconds: 300,
    States: {
      Marco: lambdaTask({
        function: 'marco',
        comment: 'Calls a name and gets "Polo" or "No!".',
        timeoutSeconds: 10,
        answerAs: 'answer',
        next: 'Polo',
        onFailure: 'Refused',
      }),
      Polo: lambdaTask({
        function: 'polo',
        comment: 'Hears the answer.',
        timeoutSeconds: 10,
        answerAs: 'heard',
        next: 'Finish',
        onFailure: 'Refused',
      }),
      Finish: { Type: 'Pass', Comment: 'The game is over.', Result: 'Finished', End: true },
      Refused: {
        Type: 'Fail',
        Comment: 'Says what was wrong.',
        ErrorPath: '$.Error',
        CausePath: '$.Cause',
      },
    },
  },
};
