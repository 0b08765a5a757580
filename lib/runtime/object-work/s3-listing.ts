import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { Listing } from './listed-objects.ts';

export interface ListedBucket {
  readonly bucket: string;
  /** Endings of the keys that count. */
  readonly suffixes: readonly string[];
}

/** A bucket's list, a page at a time. */
export const s3Listing = (s3: S3Client, { bucket, suffixes }: ListedBucket): Listing => ({
  page: async (after) => {
    const command = new ListObjectsV2Command({
      Bucket: bucket,
      ...(after !== undefined && { StartAfter: after }),
    });
    const { Contents = [], IsTruncated } = await s3.send(command);
    const objects = Contents.flatMap(({ Key, ETag = '', Size = 0, LastModified }) => {
      if (Key === undefined || !suffixes.some((suffix) => Key.endsWith(suffix))) return [];
      const eventTime = (LastModified ?? new Date(0)).toISOString();
      return [{ bucket, key: Key, etag: ETag.replaceAll('"', ''), size: Size, eventTime }];
    });
    return { objects, next: IsTruncated ? Contents.at(-1)?.Key : undefined };
  },
});
