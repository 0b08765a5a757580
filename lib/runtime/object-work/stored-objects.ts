import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { TransientError } from '../../core/errors.ts';
import type { CreatedObject } from '../s3-records.ts';

/** The beginning of an object, or why there is none. */
export type HeadOfObject =
  | { readonly found: true; readonly bytes: Uint8Array; readonly etag: string | undefined }
  | { readonly found: false; readonly because: 'deleted' | 'archived' };

/** Where objects are read from. */
export interface StoredObjects {
  /** Enough leading bytes to tell what the object is. */
  head(object: CreatedObject): Promise<HeadOfObject>;
}

/** Objects in S3, up to so many bytes of each: the version that fired, where the event names one. */
export const s3Objects = (s3: S3Client, headBytes: number): StoredObjects => ({
  head: async ({ bucket, key, versionId }) => {
    try {
      const range = `bytes=0-${headBytes - 1}`;
      const input = {
        Bucket: bucket,
        Key: key,
        Range: range,
        ...(versionId !== undefined && { VersionId: versionId }),
      };
      const { Body, ETag } = await s3.send(new GetObjectCommand(input));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      return { found: true, bytes, etag: ETag?.replaceAll('"', '') };
    } catch (error) {
      return headOfFailure(error);
    }
  },
});

const headOfFailure = (error: unknown): HeadOfObject => {
  const name = error instanceof S3ServiceException ? error.name : undefined;
  switch (name) {
    case 'NoSuchKey':
    case 'NoSuchVersion':
    case 'NotFound':
      return { found: false, because: 'deleted' };
    case 'InvalidObjectState':
      return { found: false, because: 'archived' };
    case 'InvalidRange':
      return { found: true, bytes: new Uint8Array(), etag: undefined };
    case 'AccessDenied':
      /** One object may have rules or a key of its own; rights that were just given take a while. */
      throw new TransientError('access_denied', 'the object may not be read: mend its rights or its key', {
        cause: error,
      });
    default:
      throw error;
  }
};
