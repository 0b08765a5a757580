import { PARTITION } from './definition.ts';

/**
 * Faults of the Lambda service itself, as the Step Functions guide says to retry them, with
 * throttling, which CDK's own default leaves out. What the function refuses is never retried.
 */
const RETRY_SERVICE_FAULTS = {
  ErrorEquals: [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.TooManyRequestsException',
  ],
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxAttempts: 5,
  MaxDelaySeconds: 30,
  JitterStrategy: 'FULL',
} as const;

const RETRY_TRANSIENT = {
  ErrorEquals: ['TransientError'],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 3,
  MaxDelaySeconds: 30,
  JitterStrategy: 'FULL',
} as const;

/** A sandbox that died or hung says nothing of what it did: for tasks that may safely run twice. */
const RETRY_LOST = {
  ErrorEquals: ['Lambda.Unknown', 'States.Timeout'],
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 2,
  JitterStrategy: 'FULL',
} as const;

/**
 * Tells the function which execution it works for, beside its event: the base64 of a JSON object, as Lambda
 * wants a client context. A name holds no quotes, so that it needs no escape; braces in a format do.
 */
const CLIENT_CONTEXT = String.raw`States.Base64Encode(States.Format('\{"custom":\{"correlation_id":"{}"\}\}', $$.Execution.Name))`;

/** What differs between one call of a function in a workflow and another. */
export interface LambdaTask {
  /** The function's name in the registry; it gets the whole state as its event. */
  readonly function: string;
  readonly comment: string;
  readonly timeoutSeconds: number;
  /**
   * The member that holds the function's answer in what the next state gets.
   *
   * @default the answer is all that the next state gets
   */
  readonly answerAs?: string;
  readonly next: string;
  /** The state that takes over when the task fails for good; it gets `{"Error", "Cause"}`. */
  readonly onFailure: string;
}

/** A task state that calls a function that may safely run twice. */
export const lambdaTask = (task: LambdaTask) => ({
  Type: 'Task',
  Comment: task.comment,
  Resource: `arn:\${${PARTITION}}:states:::lambda:invoke`,
  Parameters: { FunctionName: `\${${task.function}}`, 'Payload.$': '$', 'ClientContext.$': CLIENT_CONTEXT },
  ...(task.answerAs === undefined
    ? { OutputPath: '$.Payload' }
    : { ResultSelector: { [`${task.answerAs}.$`]: '$.Payload' } }),
  TimeoutSeconds: task.timeoutSeconds,
  Retry: [RETRY_SERVICE_FAULTS, RETRY_TRANSIENT, RETRY_LOST],
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$', Next: task.onFailure }],
  Next: task.next,
});
