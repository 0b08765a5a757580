import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { S3Client } from '@aws-sdk/client-s3';
import { paidCallsFromEnv } from '../../lib/runtime/ai/s3-paid-calls.ts';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { createRedactHandler } from './handler.ts';

const calls = paidCallsFromEnv(new S3Client(clientSettings()));
const analyser = comprehendAnalyser(new ComprehendClient(clientSettings()), calls);
const redact = createRedactHandler({ analyser });

export const handler = edge({
  routes: { 'POST /redact': (request) => redact(jsonBody(request)) },
  direct: (event) => redact(event),
});
