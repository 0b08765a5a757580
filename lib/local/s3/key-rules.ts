import { AwsError } from '../wire/aws-error.ts';

export const LONGEST_KEY_BYTES = 1_024;

/** @throws {AwsError} KeyTooLongError over 1,024 bytes of UTF-8; InvalidURI when it is empty or not Unicode text. */
export const checkKey = (key: string): void => {
  if (key === '' || !key.isWellFormed())
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  const bytes = Buffer.byteLength(key);
  if (bytes <= LONGEST_KEY_BYTES) return;
  throw new AwsError(
    'KeyTooLongError',
    `Your key is too long: ${bytes} bytes of UTF-8; at most ${LONGEST_KEY_BYTES} are allowed.`,
  );
};

/** @throws {AwsError} InvalidBucketName unless S3 would accept the name. */
export const checkBucketName = (name: string): void => {
  const allowed =
    BUCKET_NAME.test(name) && !name.includes('..') && !IPV4.test(name) && !RESERVED_BUCKET.test(name);
  if (allowed) return;
  throw new AwsError(
    'InvalidBucketName',
    `The specified bucket is not valid: "${name}". Use 3 to 63 lower-case letters, digits, dots and hyphens, beginning and ending with a letter or digit.`,
  );
};

const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;
const RESERVED_BUCKET = /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;
