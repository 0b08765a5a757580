import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import * as z from 'zod';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { systemClock } from '../../lib/runtime/clock.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { cloudWatchCanary } from '../../lib/runtime/releases/canary-metrics.ts';
import { codeDeployments } from '../../lib/runtime/releases/deployments.ts';
import { releasedFunctions } from '../../lib/runtime/releases/released-functions.ts';
import { answersAlone } from '../access.ts';
import { FUNCTIONS } from '../registry.ts';
import { createConfirmReleaseHandler } from './handler.ts';

const env = readEnv({
  POWERTOOLS_METRICS_NAMESPACE: z.string(),
  RELEASED_FUNCTIONS: z.string().default('{}'),
  CANARY_MIN_REQUESTS: z.coerce.number().int().min(0),
});
const names = FUNCTIONS.map(({ name }) => name);
const codeDeploy = new CodeDeployClient(clientSettings());
const cloudWatch = new CloudWatchClient(clientSettings());

export const handler = edge({
  direct: createConfirmReleaseHandler({
    deployments: codeDeployments(codeDeploy),
    metrics: cloudWatchCanary({ cloudWatch, codeDeploy, namespace: env.POWERTOOLS_METRICS_NAMESPACE }),
    released: releasedFunctions(env.RELEASED_FUNCTIONS, names),
    minRequests: env.CANARY_MIN_REQUESTS,
    mayBeIdle: new Set(FUNCTIONS.flatMap((each) => (answersAlone(each) ? [] : [each.name]))),
    clock: systemClock,
  }),
});
