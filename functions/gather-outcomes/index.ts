import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { s3Outcomes } from '../../lib/runtime/runs/s3-outcomes.ts';
import { s3RunFiles } from '../../lib/runtime/runs/s3-run-files.ts';
import { createGatherHandler } from './handler.ts';

const env = readEnv({ RUNS_BUCKET: z.string() });
const s3 = new S3Client(clientSettings());

export const handler = edge({
  direct: createGatherHandler({
    files: s3RunFiles(s3, env.RUNS_BUCKET),
    outcomes: s3Outcomes(s3, env.RUNS_BUCKET),
    now: Date.now,
  }),
});
