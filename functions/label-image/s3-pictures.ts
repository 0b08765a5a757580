import type { S3Client } from '@aws-sdk/client-s3';
import { s3Objects } from '../../lib/runtime/object-work/stored-objects.ts';
import type { Pictures } from './ports.ts';

/** JPEG keeps its dimensions behind EXIF and colour profiles, which may be some hundred KiB. */
const HEAD_BYTES = 256 * 1024;

/** Pictures in S3: the version that fired, where the event names one. */
export const s3Pictures = (s3: S3Client): Pictures => s3Objects(s3, HEAD_BYTES);
