import { type Access, bucketsOf } from '../../../functions/access.ts';
import type { Bucket, FunctionDefinition } from '../../../functions/definition.ts';
import { feedsOf, readerOf } from '../../../functions/feeds.ts';
import {
  ANNOUNCEMENTS_VARIABLE,
  bucketVariable,
  DEAD_LETTERS_VARIABLE,
  queueVariable,
  workflowVariable,
} from '../../../functions/variables.ts';
import { ACCOUNT_ID, deadLettersOf, REGION, stateMachineArn } from '../account.ts';

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
  /** Buckets that have another name than their role. */
  readonly bucketNames?: Readonly<Partial<Record<Bucket, string>>>;
  /** All functions here, for those that send to another's queue. */
  readonly definitions: readonly FunctionDefinition[];
}

/**
 * Everything a function finds in its environment: what Lambda sets, what the definition asks for,
 * and the endpoint that keeps every call on this machine. Nothing of the caller's own environment
 * is passed on: no profile, no credentials.
 */
export const functionEnvironment = (
  definition: FunctionDefinition,
  options: EnvironmentOptions,
): Record<string, string> => {
  const { taskRoot, endpointUrl, logLevel, compileCache, overrides } = options;
  const { name, memoryMiB } = definition;
  const wanted = Object.entries(overrides).filter(([variable]) => variable in definition.environment);
  return {
    ...definition.environment,
    ...Object.fromEntries(wanted),
    ...reachable(definition, options),
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

/** Where the function finds what it may touch. */
const reachable = (
  definition: FunctionDefinition,
  { endpointUrl, definitions, bucketNames = {} }: EnvironmentOptions,
): Record<string, string> => {
  const queueUrl = (name: string): string => `${endpointUrl}/${ACCOUNT_ID}/${name}`;
  const variablesFor = (access: Access): readonly (readonly [string, string])[] => {
    if (access.kind === 'announce-objects') return [[ANNOUNCEMENTS_VARIABLE, queueUrl(access.to)]];
    if (access.kind === 'run-workflow')
      return [[workflowVariable(access.workflow), stateMachineArn(access.workflow)]];
    if (access.kind !== 'send-messages') return [];
    return [[queueVariable(access.queue), queueUrl(readerOf(access.queue, definitions).name)]];
  };
  return {
    ...Object.fromEntries(
      bucketsOf(definition).map((bucket) => [bucketVariable(bucket), bucketNames[bucket] ?? bucket]),
    ),
    ...(feedsOf(definition).length > 0 && {
      [DEAD_LETTERS_VARIABLE]: queueUrl(deadLettersOf(definition.name)),
    }),
    ...Object.fromEntries(definition.access.flatMap(variablesFor)),
  };
};
