import { S3Client } from '@aws-sdk/client-s3';
import { TranslateClient } from '@aws-sdk/client-translate';
import { paidCallsFromEnv } from '../../lib/runtime/ai/s3-paid-calls.ts';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { awsTranslator } from '../../lib/runtime/translation/aws-translator.ts';
import { createTranslateHandler } from './handler.ts';

const calls = paidCallsFromEnv(new S3Client(clientSettings()));
const translator = awsTranslator(new TranslateClient(clientSettings()), calls);
const translate = createTranslateHandler({ translator });

export const handler = edge({
  /** No body is no message. */
  routes: { 'POST /translate': (request) => translate(request.body ? jsonBody(request) : {}) },
  direct: translate,
});
