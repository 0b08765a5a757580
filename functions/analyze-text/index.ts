import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { paidCallsFromEnv } from '../../lib/runtime/ai/s3-paid-calls.ts';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { sqsDeadLetters } from '../../lib/runtime/dead-letters.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { s3Claims } from '../../lib/runtime/object-work/s3-claims.ts';
import { s3Results } from '../../lib/runtime/object-work/s3-results.ts';
import { s3Objects } from '../../lib/runtime/object-work/stored-objects.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { analyzeText, CLAIMS_PREFIX, MOST_RECEIVES } from './definition.ts';
import { createAnalyzeTextHandler } from './handler.ts';
import { HEAD_BYTES } from './text-work.ts';

const env = readEnv({ TEXTS_BUCKET: z.string(), ANALYSES_BUCKET: z.string(), DEAD_LETTERS_URL: z.url() });
const s3 = new S3Client(clientSettings());
const holdMs = analyzeText.timeoutSeconds * 1000;
const letters = { url: env.DEAD_LETTERS_URL, maxReceives: MOST_RECEIVES };
const { analyze, direct } = createAnalyzeTextHandler({
  texts: s3Objects(s3, HEAD_BYTES),
  analyser: comprehendAnalyser(new ComprehendClient(clientSettings()), paidCallsFromEnv(s3)),
  results: s3Results(s3, env.ANALYSES_BUCKET),
  claims: s3Claims(s3, { bucket: env.ANALYSES_BUCKET, prefix: CLAIMS_PREFIX, holdMs }),
  deadLetters: sqsDeadLetters(new SQSClient(clientSettings()), letters),
  textsBucket: env.TEXTS_BUCKET,
});

export const handler = edge({
  routes: { 'POST /analyze': (request) => analyze(jsonBody(request)) },
  direct,
});
