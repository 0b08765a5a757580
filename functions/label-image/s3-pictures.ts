import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { TransientError } from '../../lib/core/errors.ts';
import type { HeadOfObject, Pictures } from './ports.ts';

/** JPEG keeps its dimensions behind EXIF and colour profiles, which may be some hundred KiB. */
const HEAD_BYTES = 256 * 1024;

/** Pictures in S3: the version that fired, where the event names one. */
export const s3Pictures = (s3: S3Client): Pictures => ({
  head: async ({ bucket, key, versionId }) => {
    try {
      const range = `bytes=0-${HEAD_BYTES - 1}`;
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
      throw new TransientError('access_denied', 'the picture may not be read: mend its rights or its key', {
        cause: error,
      });
    default:
      throw error;
  }
};
