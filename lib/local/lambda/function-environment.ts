import {
  ANNOUNCEMENTS_VARIABLE,
  bucketsOf,
  bucketVariable,
  DEAD_LETTERS_VARIABLE,
  type FunctionDefinition,
} from '../../../functions/definition.ts';
import { ACCOUNT_ID, deadLettersOf, REGION } from '../account.ts';

export interface EnvironmentOptions {
  /** The folder of the function's bundle. */
  readonly taskRoot: string;
  /** Where AWS's protocols are spoken, `http://127.0.0.1:4566`. */
  readonly endpointUrl: string;
  readonly logLevel: string;
  /** Where compiled code is kept, so that later processes start sooner. */
  readonly compileCache: string;
  /** Values that win over the definition's own. */
  readonly overrides: Readonly<Record<string, string>>;
}

/**
 * Everything a function finds in its environment: what Lambda sets, what the definition asks for,
 * and the endpoint that keeps every call on this machine. Nothing of the caller's own environment
 * is passed on: no profile, no credentials.
 */
export const functionEnvironment = (
  definition: FunctionDefinition,
  { taskRoot, endpointUrl, logLevel, compileCache, overrides }: EnvironmentOptions,
): Record<string, string> => {
  const { name, memoryMiB } = definition;
  const wanted = Object.entries(overrides).filter(([variable]) => variable in definition.environment);
  return {
    ...definition.environment,
    ...Object.fromEntries(wanted),
    ...Object.fromEntries(bucketsOf(definition).map((bucket) => [bucketVariable(bucket), bucket])),
    ...(definition.triggers.some(({ kind }) => kind === 'bucket') && {
      [DEAD_LETTERS_VARIABLE]: `${endpointUrl}/${ACCOUNT_ID}/${deadLettersOf(name)}`,
    }),
    ...Object.fromEntries(
      definition.access.flatMap((access) =>
        access.kind === 'announce-objects'
          ? [[ANNOUNCEMENTS_VARIABLE, `${endpointUrl}/${ACCOUNT_ID}/${access.to}`]]
          : [],
      ),
    ),
    TZ: ':UTC',
    NODE_COMPILE_CACHE: compileCache,
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ACCOUNT_ID: ACCOUNT_ID,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMiB),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: taskRoot,
    POWERTOOLS_SERVICE_NAME: name,
    POWERTOOLS_METRICS_NAMESPACE: 'marcopolo',
    /** A line per request that nobody here reads would cost more than the request: shown to whoever asks for everything. */
    POWERTOOLS_METRICS_DISABLED: String(logLevel !== 'DEBUG'),
    POWERTOOLS_LOG_LEVEL: logLevel,
    POWERTOOLS_LOGGER_LOG_EVENT: 'false',
  };
};
