import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { LIST_LIMITS, listRefused } from '../../lib/core/pipeline/list-refusal.ts';
import type { Lists } from './ports.ts';

/** Lists in the bucket of data sets. */
export const s3Lists = (s3: S3Client, bucket: string): Lists => ({
  read: async (key) => {
    try {
      const reply = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const { Body, ContentLength = 0, ETag = '' } = reply;
      if (ContentLength > LIST_LIMITS.bytes) {
        await Body?.transformToWebStream().cancel();
        throw listRefused(`it has ${ContentLength} bytes; at most ${LIST_LIMITS.bytes} are taken`);
      }
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { bytes, etag: ETag.replaceAll('"', '') };
    } catch (error) {
      if (error instanceof S3ServiceException && error.name === 'NoSuchKey')
        throw listRefused('the datasets bucket has no object of that key; upload it', error);
      throw error;
    }
  },
});
