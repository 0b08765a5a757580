import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { TransientError, ValidationError } from '../../lib/core/errors.ts';
import type { Source } from './ports.ts';
import { refused } from './web-address.ts';

/** Objects in S3 that the function may read. */
export const s3Source = (s3: S3Client): Source => ({
  open: async (url, signal) => {
    const place = placeIn(url);
    try {
      const reply = await s3.send(new GetObjectCommand(place), { abortSignal: signal });
      const { Body, ContentLength, ContentType, ETag, LastModified } = reply;
      if (!(Body instanceof Readable)) throw new TypeError('the body is no stream');
      return {
        content: Body,
        length: ContentLength,
        contentType: ContentType,
        etag: ETag,
        lastModified: LastModified?.toISOString(),
      };
    } catch (error) {
      throw reasonIn(error);
    }
  },
});

const placeIn = ({ hostname, pathname, search, hash, port, username }: URL) => {
  const key = decoded(pathname.slice(1));
  if (hostname !== '' && key !== undefined && key !== '' && `${search}${hash}${port}${username}` === '')
    return { Bucket: hostname, Key: key };
  throw refused('write it as s3://bucket/key, with ?, # and % in the key as %3F, %23 and %25');
};

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const reasonIn = (error: unknown): unknown => {
  if (!(error instanceof S3ServiceException)) return error;
  const options = { cause: error };
  switch (error.name) {
    case 'NoSuchKey':
    case 'NoSuchBucket':
    case 'NotFound':
      return new ValidationError(
        'source_unexpected',
        'there is no such bucket, or no such object in it',
        options,
      );
    case 'AccessDenied':
    case 'AllAccessDisabled':
    case 'Forbidden':
      return new TransientError('access_denied', NOT_ALLOWED, options);
    case 'InvalidObjectState':
      return new ValidationError('object_archived', 'the object is archived; restore it first', options);
    case 'PermanentRedirect':
    case 'AuthorizationHeaderMalformed':
      return new ValidationError(
        'source_refused',
        'the bucket is in another Region; copy the object',
        options,
      );
    default:
      return error;
  }
};

const NOT_ALLOWED =
  'this function may not read the object: give its role s3:GetObject there, and kms:Decrypt where a key encrypts it';
