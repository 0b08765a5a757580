import { S3Client } from '@aws-sdk/client-s3';
import { TranslateClient } from '@aws-sdk/client-translate';
import { paidCallsFromEnv } from '../../lib/runtime/ai/s3-paid-calls.ts';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { pagesFromEnv } from '../../lib/runtime/pages/pages-from-env.ts';
import { awsTranslator } from '../../lib/runtime/translation/aws-translator.ts';
import { createSummarizeHandler } from './handler.ts';

const calls = paidCallsFromEnv(new S3Client(clientSettings()));
/** What the wiki leaves of the function's time. */
const forTranslation = { totalMs: 14_000 };
const summarize = createSummarizeHandler({
  pages: pagesFromEnv(),
  translator: awsTranslator(new TranslateClient(clientSettings()), calls, forTranslation),
});

export const handler = edge({
  routes: { 'POST /summarize': (request) => summarize(jsonBody(request)) },
  direct: summarize,
});
