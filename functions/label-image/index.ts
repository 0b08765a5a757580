import { RekognitionClient } from '@aws-sdk/client-rekognition';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { paidCallsFromEnv } from '../../lib/runtime/ai/s3-paid-calls.ts';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { sqsDeadLetters } from '../../lib/runtime/dead-letters.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { s3Claims } from '../../lib/runtime/object-work/s3-claims.ts';
import { s3Results } from '../../lib/runtime/object-work/s3-results.ts';
import { CLAIMS_PREFIX, labelImage, MOST_RECEIVES } from './definition.ts';
import { createLabelImageHandler } from './handler.ts';
import { keptLabels } from './kept-labels.ts';
import { s3PictureDigests } from './picture-digests.ts';
import { rekognitionLabeller } from './rekognition-labeller.ts';
import { s3Pictures } from './s3-pictures.ts';

const env = readEnv({ IMAGES_BUCKET: z.string(), LABELS_BUCKET: z.string(), DEAD_LETTERS_URL: z.url() });
const s3 = new S3Client(clientSettings());
const pictures = s3Pictures(s3);
const labeller = keptLabels({
  labeller: rekognitionLabeller(new RekognitionClient(clientSettings())),
  calls: paidCallsFromEnv(s3),
  digestOf: s3PictureDigests(s3),
  pictures,
});
const letters = { url: env.DEAD_LETTERS_URL, maxReceives: MOST_RECEIVES };
const claims = {
  bucket: env.LABELS_BUCKET,
  prefix: CLAIMS_PREFIX,
  holdMs: labelImage.timeoutSeconds * 1000,
};

export const handler = edge({
  direct: createLabelImageHandler({
    pictures,
    results: s3Results(s3, env.LABELS_BUCKET),
    claims: s3Claims(s3, claims),
    labeller,
    deadLetters: sqsDeadLetters(new SQSClient(clientSettings()), letters),
    imagesBucket: env.IMAGES_BUCKET,
  }),
});
