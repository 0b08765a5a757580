import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { ConfigError } from '../../lib/core/errors.ts';
import type { Results, StoredResult } from './ports.ts';

/** One JSON document per picture in the labels bucket, under the picture's key with `.json` behind it. */
export const s3Results = (s3: S3Client, bucket: string): Results => ({
  find: async ({ key }) => {
    try {
      const { ETag, Metadata } = await s3.send(
        new HeadObjectCommand({ Bucket: bucket, Key: resultKey(key) }),
      );
      return stored(ETag, Metadata);
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      if (statusOf(error) !== 403) throw error;
      throw new ConfigError('misconfigured', 'this function may not read the labels bucket', {
        cause: error,
      });
    }
  },

  write: async ({ key, sequencer, etag, eventTime }, document, previous) => {
    const condition = previous ? { IfMatch: previous.etag } : { IfNoneMatch: '*' };
    const Metadata = {
      ...(sequencer && { 'source-sequencer': sequencer }),
      ...(etag && { 'source-etag': etag }),
      'source-time': eventTime,
      status: document.status,
    };
    const Body = `${JSON.stringify(document, null, 2)}\n`;
    const object = { Bucket: bucket, Key: resultKey(key), Body, ContentType: 'application/json', Metadata };
    try {
      await s3.send(new PutObjectCommand({ ...object, ...condition }));
      return true;
    } catch (error) {
      if (LOST_RACE.has(statusOf(error))) return false;
      throw error;
    }
  },
});

/** The condition does not hold, another conditional write is under way, or the result has just gone. */
const LOST_RACE: ReadonlySet<number | undefined> = new Set([412, 409, 404]);

/** S3's longest key, in UTF-8 bytes. */
const LONGEST_KEY = 1024;

/** A key too long to take `.json` keeps its beginning and gets its digest. */
export const resultKey = (key: string): string => {
  const direct = `${key}.json`;
  if (Buffer.byteLength(direct) <= LONGEST_KEY) return direct;
  const digest = createHash('sha256').update(key).digest('hex');
  const start = Buffer.from(key).subarray(0, 900).toString().replaceAll('\uFFFD', '');
  return `${start}~${digest}.json`;
};

const STATUSES = ['labelled', 'rejected'] as const;

const stored = (etag: string | undefined, metadata: Record<string, string> | undefined): StoredResult => ({
  sequencer: metadata?.['source-sequencer'],
  sourceEtag: metadata?.['source-etag'],
  sourceTime: metadata?.['source-time'],
  status: STATUSES.find((status) => status === metadata?.status),
  etag: etag ?? '*',
});

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
