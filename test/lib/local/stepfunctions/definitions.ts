const RETRY_SERVICE_ERRORS = {
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
};

const invoke = (FunctionName: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName, 'Payload.$': '$' },
  OutputPath: '$.Payload',
  TimeoutSeconds: 30,
  Retry: [RETRY_SERVICE_ERRORS],
});

/** Marco, then Polo, then Finish; what goes wrong ends in Refused, which says why. */
export const marcoPolo = {
  StartAt: 'Marco',
  States: {
    Marco: {
      ...invoke('marco'),
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Refused' }],
      Next: 'Polo',
    },
    Polo: { ...invoke('polo'), Next: 'Finish' },
    Finish: { Type: 'Pass', Result: 'Finished', End: true },
    Refused: { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' },
  },
};

/** A machine of one state that ends. */
export const only = (state: object, more: object = {}) => ({
  StartAt: 'Only',
  States: { Only: { ...state, End: true }, ...more },
});

/** A task that runs the function `work` on the whole input. */
export const work = (more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'work', 'Payload.$': '$' },
  OutputPath: '$.Payload',
  ...more,
});
