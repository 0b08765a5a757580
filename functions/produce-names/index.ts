import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { s3Outcomes } from '../../lib/runtime/runs/s3-outcomes.ts';
import { s3RunFiles } from '../../lib/runtime/runs/s3-run-files.ts';
import { createProduceHandler } from './handler.ts';
import { s3Lists } from './s3-lists.ts';
import { sqsNamesQueue } from './sqs-names-queue.ts';

const env = readEnv({ DATASETS_BUCKET: z.string(), RUNS_BUCKET: z.string(), NAMES_QUEUE_URL: z.url() });
const s3 = new S3Client(clientSettings());

export const handler = edge({
  direct: createProduceHandler({
    lists: s3Lists(s3, env.DATASETS_BUCKET),
    files: s3RunFiles(s3, env.RUNS_BUCKET),
    outcomes: s3Outcomes(s3, env.RUNS_BUCKET),
    queue: sqsNamesQueue(new SQSClient(clientSettings()), env.NAMES_QUEUE_URL),
  }),
});
