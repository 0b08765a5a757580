import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { paidCallsFromEnv } from '../../lib/runtime/ai/s3-paid-calls.ts';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { sqsDeadLetters } from '../../lib/runtime/dead-letters.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { pagesFromEnv } from '../../lib/runtime/pages/pages-from-env.ts';
import { s3Outcomes } from '../../lib/runtime/runs/s3-outcomes.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { MOST_RECEIVES } from './definition.ts';
import { createConsumeHandler } from './handler.ts';

const env = readEnv({ RUNS_BUCKET: z.string(), DEAD_LETTERS_URL: z.url() });
const s3 = new S3Client(clientSettings());
const letters = { url: env.DEAD_LETTERS_URL, maxReceives: MOST_RECEIVES };

export const handler = edge({
  direct: createConsumeHandler({
    pages: pagesFromEnv(),
    analyser: comprehendAnalyser(new ComprehendClient(clientSettings()), paidCallsFromEnv(s3)),
    outcomes: s3Outcomes(s3, env.RUNS_BUCKET),
    deadLetters: sqsDeadLetters(new SQSClient(clientSettings()), letters),
  }),
});
