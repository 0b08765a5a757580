import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { s3Outcomes } from '../../lib/runtime/runs/s3-outcomes.ts';
import { s3RunFiles } from '../../lib/runtime/runs/s3-run-files.ts';
import { createPipelineRuns } from './handler.ts';
import { s3ListNames } from './s3-list-names.ts';
import { sfnExecutions } from './sfn-executions.ts';

const env = readEnv({ DATASETS_BUCKET: z.string(), RUNS_BUCKET: z.string(), TEXT_PIPELINE_ARN: z.string() });
const s3 = new S3Client(clientSettings());
const runs = createPipelineRuns({
  executions: sfnExecutions(new SFNClient(clientSettings()), env.TEXT_PIPELINE_ARN),
  lists: s3ListNames(s3, env.DATASETS_BUCKET),
  files: s3RunFiles(s3, env.RUNS_BUCKET),
  outcomes: s3Outcomes(s3, env.RUNS_BUCKET),
  runsBucket: env.RUNS_BUCKET,
  now: () => new Date(),
});

export const handler = edge({
  routes: {
    /** No body asks for today's run. */
    'POST /runs': (request) => runs.start(request.body ? jsonBody(request) : {}),
    'GET /runs/{id}': ({ pathParameters }) => runs.status(pathParameters.id),
  },
  direct: runs.direct,
});
