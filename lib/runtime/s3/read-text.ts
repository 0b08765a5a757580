import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

export interface StoredText {
  readonly text: string;
  readonly etag: string;
}

/** An object's text; `undefined` when there is no such object. */
export const readText = async (
  s3: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
): Promise<StoredText | undefined> => {
  try {
    const { Body, ETag = '*' } = await s3.send(new GetObjectCommand(place));
    return { text: (await Body?.transformToString()) ?? '', etag: ETag };
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
};
