/** A function as Lambda starts it. */
export interface EmulatedFunction {
  readonly name: string;
  /** Where its code lies: `LAMBDA_TASK_ROOT`. */
  readonly folder: string;
  /** `index.handler` */
  readonly handler: string;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /** What its settings add to the variables that Lambda sets. */
  readonly variables: Readonly<Record<string, string>>;
}

/** The whole environment of a function's process under Lambda; nothing of this machine's is in it. */
export const environmentOf = ({
  name,
  folder,
  memoryMiB,
  timeoutSeconds,
  variables,
}: EmulatedFunction): Record<string, string> => ({
  TZ: ':UTC',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: `${memoryMiB}`,
  AWS_LAMBDA_FUNCTION_TIMEOUT: `${timeoutSeconds}`,
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'emulated',
  LAMBDA_TASK_ROOT: folder,
  ...variables,
});
