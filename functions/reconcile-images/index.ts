import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { s3Listing } from '../../lib/runtime/object-work/s3-listing.ts';
import { s3Results } from '../../lib/runtime/object-work/s3-results.ts';
import { sqsAnnouncements } from '../../lib/runtime/object-work/sqs-announcements.ts';
import { PICTURE_SUFFIXES } from '../label-image/definition.ts';
import { createReconcileImagesHandler } from './handler.ts';

const env = readEnv({ IMAGES_BUCKET: z.string(), LABELS_BUCKET: z.string(), ANNOUNCEMENTS_URL: z.url() });
const s3 = new S3Client(clientSettings());

export const handler = edge({
  direct: createReconcileImagesHandler({
    listing: s3Listing(s3, { bucket: env.IMAGES_BUCKET, suffixes: PICTURE_SUFFIXES }),
    results: s3Results(s3, env.LABELS_BUCKET),
    announcements: sqsAnnouncements(new SQSClient(clientSettings()), env.ANNOUNCEMENTS_URL),
  }),
});
