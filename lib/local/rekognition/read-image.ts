import { IMAGE_LIMITS } from '../../core/images/image-facts.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { ImageReference } from './detect-labels-request.ts';

/** Gives the bytes of an object. @throws {AwsError} such as `NoSuchKey` or `NoSuchBucket`. */
export type ReadObject = (object: {
  readonly bucket: string;
  readonly key: string;
  readonly version?: string;
}) => Promise<Buffer>;

/**
 * The bytes of the picture that a request names or carries.
 *
 * @throws {AwsError} `InvalidS3ObjectException` when S3 refuses the object, `ImageTooLargeException`
 * over 5 MiB in the request or 15 MiB in S3, `InvalidParameterException` for bytes that are not base64.
 */
export const readImage = async (image: ImageReference, readObject: ReadObject): Promise<Buffer> => {
  switch (image.kind) {
    case 'bytes':
      return decodeBase64(image.base64);
    case 's3': {
      const bytes = await readFromS3(image, readObject);
      return withinLimit(bytes, IMAGE_LIMITS.bytes, 'in S3');
    }
  }
};

/** Of a picture that travels in the request itself. */
export const MOST_REQUEST_BYTES = 5 * 1024 * 1024;

const decodeBase64 = (base64: string): Buffer => {
  const bytes = withinLimit(Buffer.from(base64, 'base64'), MOST_REQUEST_BYTES, 'in a request');
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  // Buffer.from skips what is not base64, so damage shows as missing bytes.
  if ((base64.length / 4) * 3 - padding === bytes.length) return bytes;
  throw new AwsError('InvalidParameterException', 'Image.Bytes must be base64 text.');
};

const readFromS3 = async (
  { bucket, key, version }: ImageReference & { kind: 's3' },
  readObject: ReadObject,
): Promise<Buffer> => {
  try {
    return await readObject({ bucket, key, ...(version !== undefined && { version }) });
  } catch (error) {
    if (!(error instanceof AwsError) || error.status >= 500) throw error;
    throw new AwsError(
      'InvalidS3ObjectException',
      'Unable to get object metadata from S3. Check object key, region and/or access permissions.',
    );
  }
};

const withinLimit = (bytes: Buffer, most: number, where: string): Buffer => {
  if (bytes.length <= most) return bytes;
  throw new AwsError(
    'ImageTooLargeException',
    `The image has ${bytes.length} bytes; ${where} it may have at most ${most}.`,
  );
};
