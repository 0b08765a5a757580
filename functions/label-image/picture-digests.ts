import { createHash } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';

/** What a picture's bytes are, whatever its name. */
export interface PictureDigest {
  /** Of all its bytes. */
  readonly sha256: string;
  readonly etag: string | undefined;
  /** Its uploader wants it labelled anew: user metadata `fresh: true`. */
  readonly fresh: boolean;
}

export type DigestOf = (object: CreatedObject) => Promise<PictureDigest>;

/** Reads the version that fired, where the event names one. */
export const s3PictureDigests =
  (s3: S3Client): DigestOf =>
  async ({ bucket, key, versionId }) => {
    const place = { Bucket: bucket, Key: key, ...(versionId !== undefined && { VersionId: versionId }) };
    const { Body, ETag, Metadata } = await s3.send(new GetObjectCommand(place));
    const hash = createHash('sha256');
    for await (const chunk of (Body?.transformToWebStream() ?? []) as AsyncIterable<Uint8Array>)
      hash.update(chunk);
    const etag = ETag?.replaceAll('"', '');
    return { sha256: hash.digest('hex'), etag, fresh: Metadata?.fresh === 'true' };
  };
