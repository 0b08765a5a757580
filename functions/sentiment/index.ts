import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { paidCallsFromEnv } from '../../lib/runtime/ai/s3-paid-calls.ts';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { fileModelStore } from '../../lib/runtime/file-model-store.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { chosenJudge } from './choose-judge.ts';
import { comprehendJudge } from './comprehend-judge.ts';
import { SENTIMENT_ENGINES } from './definition.ts';
import { createSentimentHandler } from './handler.ts';

const env = readEnv({
  LAMBDA_TASK_ROOT: z.string(),
  SENTIMENT_ENGINE: z.enum(SENTIMENT_ENGINES).default('auto'),
});
const calls = () => paidCallsFromEnv(new S3Client(clientSettings()));
const judge = chosenJudge({
  engine: env.SENTIMENT_ENGINE,
  models: fileModelStore(`${env.LAMBDA_TASK_ROOT}/models`),
  comprehend: () => comprehendJudge(comprehendAnalyser(new ComprehendClient(clientSettings()), calls())),
});
const sentiment = createSentimentHandler({ judge });

export const handler = edge({
  routes: { 'POST /sentiment': (request) => sentiment(jsonBody(request)) },
  direct: sentiment,
});
