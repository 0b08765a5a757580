import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { codeDeployments } from '../../lib/runtime/releases/deployments.ts';
import { readGoldenModels } from '../../lib/runtime/releases/golden-folder.ts';
import { readRecordings } from '../../lib/runtime/releases/recordings.ts';
import { releasedFunctions } from '../../lib/runtime/releases/released-functions.ts';
import { lambdaVersions } from '../../lib/runtime/releases/versions.ts';
import { FUNCTIONS } from '../registry.ts';
import { createCheckReleaseHandler } from './handler.ts';

const env = readEnv({
  LAMBDA_TASK_ROOT: z.string(),
  DEFAULT_MODEL: z.string(),
  RELEASED_FUNCTIONS: z.string().default('{}'),
});
const names = FUNCTIONS.map(({ name }) => name);

export const handler = edge({
  direct: createCheckReleaseHandler({
    deployments: codeDeployments(new CodeDeployClient(clientSettings())),
    versions: lambdaVersions(new LambdaClient(clientSettings())),
    released: releasedFunctions(env.RELEASED_FUNCTIONS, names),
    functions: FUNCTIONS,
    recordings: (name) => readRecordings(`${env.LAMBDA_TASK_ROOT}/events`, name),
    goldenModels: () => readGoldenModels(`${env.LAMBDA_TASK_ROOT}/models`),
    defaultModel: env.DEFAULT_MODEL,
  }),
});
