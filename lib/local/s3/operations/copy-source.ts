import { AwsError } from '../../wire/aws-error.ts';
import { checkRead, preconditionFailed } from '../conditions.ts';
import type { ObjectStore } from '../object-store.ts';
import type { OpenObject } from '../open-object.ts';
import { decodeKey, type S3Request } from '../s3-request.ts';

export interface CopySource {
  readonly bucket: string;
  readonly key: string;
}

/** `x-amz-copy-source`: `/bucket/key`, percent-encoded, with or without the first slash. @throws {AwsError} InvalidArgument. */
export const readCopySource = ({ header }: S3Request): CopySource => {
  const [path = '', ...version] = (header('x-amz-copy-source') ?? '').replace(/^\//, '').split('?versionId=');
  const text = decodeKey(path).replace(/^\//, '');
  const slash = text.indexOf('/');
  if (slash < 1 || slash === text.length - 1) {
    throw new AwsError(
      'InvalidArgument',
      `Copy Source must mention the source bucket and key: sourcebucket/sourcekey, not "${text}"`,
    );
  }
  if (version.some((id) => id !== 'null'))
    throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
  return { bucket: text.slice(0, slash), key: text.slice(slash + 1) };
};

/** Opens the source if the request's conditions on it hold. @throws {AwsError} PreconditionFailed when not. */
export const openCopySource = async (
  store: ObjectStore,
  request: S3Request,
  source: CopySource,
): Promise<OpenObject> => {
  const opened = await store.open(source.bucket, source.key);
  const condition = (name: string) => request.header(`x-amz-copy-source-if-${name}`);
  try {
    const holds = checkRead(
      {
        ifMatch: condition('match'),
        ifNoneMatch: condition('none-match'),
        ifModifiedSince: condition('modified-since'),
        ifUnmodifiedSince: condition('unmodified-since'),
      },
      opened.record,
    );
    if (holds) return opened;
    throw preconditionFailed('x-amz-copy-source-If-None-Match or x-amz-copy-source-If-Modified-Since');
  } catch (cause) {
    await opened.close();
    throw cause;
  }
};
