import { S3ServiceException } from '@aws-sdk/client-s3';

/** That an object is still the one that was read, or that there is none yet. */
export const stillAs = (previous: { readonly etag: string } | undefined) =>
  previous === undefined ? { IfNoneMatch: '*' } : { IfMatch: previous.etag };

/** What a conditional write gave; `undefined` when somebody else was faster. */
export const unlessOvertaken = async <T>(write: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await write();
  } catch (error) {
    if (isOvertaken(error)) return undefined;
    throw error;
  }
};

/** The condition does not hold, another conditional write is under way, or the object has just gone. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  (OVERTAKEN.has(error.$metadata.httpStatusCode) || error.name === 'NoSuchKey');

const OVERTAKEN: ReadonlySet<number | undefined> = new Set([409, 412]);

/** Of an answer of S3's. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
