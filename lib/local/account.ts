/** Who and where the laptop cloud pretends to be; no account of anybody has this number. */
export const ACCOUNT_ID = '000000000000';
export const REGION = 'us-east-1';

export const functionArn = (name: string): string =>
  `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${name}`;
/** The queue with what a function has given up. */
export const deadLettersOf = (functionName: string): string => `${functionName}-dlq`;
export const queueArn = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT_ID}:${name}`;
export const stateMachineArn = (name: string): string =>
  `arn:aws:states:${REGION}:${ACCOUNT_ID}:stateMachine:${name}`;
