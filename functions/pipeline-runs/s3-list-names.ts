import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { ListNames } from './ports.ts';

/** Looks without reading: a key is the first of those that begin with it. */
export const s3ListNames = (s3: S3Client, bucket: string): ListNames => ({
  has: async (key) => {
    const first = new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 });
    return (await s3.send(first)).Contents?.[0]?.Key === key;
  },
});
