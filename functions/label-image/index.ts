import { RekognitionClient } from '@aws-sdk/client-rekognition';
import { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { createLabelImageHandler } from './handler.ts';
import { rekognitionLabeller } from './rekognition-labeller.ts';
import { s3Pictures } from './s3-pictures.ts';
import { s3Results } from './s3-results.ts';

const env = readEnv({ IMAGES_BUCKET: z.string(), LABELS_BUCKET: z.string() });
const s3 = new S3Client(clientSettings());
const labeller = rekognitionLabeller(new RekognitionClient(clientSettings()));
const ports = { pictures: s3Pictures(s3), results: s3Results(s3, env.LABELS_BUCKET), labeller };

export const handler = edge({
  direct: createLabelImageHandler({ ...ports, imagesBucket: env.IMAGES_BUCKET }),
});
