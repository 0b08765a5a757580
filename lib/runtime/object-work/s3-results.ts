import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { ConfigError } from '../../core/errors.ts';
import { statusOf, stillAs, unlessOvertaken } from '../s3/conditional-write.ts';
import { resultKey } from './result-key.ts';
import type { ResultDocument, Results, StoredResult } from './results.ts';

/** One JSON document per object in the bucket for results, under the object's key with `.json` behind it. */
export const s3Results = <D extends ResultDocument>(s3: S3Client, bucket: string): Results<D> => ({
  find: async ({ key }) => {
    try {
      const { ETag, Metadata } = await s3.send(
        new HeadObjectCommand({ Bucket: bucket, Key: resultKey(key) }),
      );
      return stored(ETag, Metadata);
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      if (statusOf(error) !== 403) throw error;
      throw new ConfigError('misconfigured', 'this function may not read the bucket of its results', {
        cause: error,
      });
    }
  },

  write: async ({ key, sequencer, etag, eventTime }, document, previous) => {
    const Metadata = {
      ...(sequencer && { 'source-sequencer': sequencer }),
      ...(etag && { 'source-etag': etag }),
      'source-time': eventTime,
      status: document.status,
    };
    const Body = `${JSON.stringify(document, null, 2)}\n`;
    const object = { Bucket: bucket, Key: resultKey(key), Body, ContentType: 'application/json', Metadata };
    const command = new PutObjectCommand({ ...object, ...stillAs(previous) });
    return (await unlessOvertaken(() => s3.send(command))) !== undefined;
  },
});

const stored = (etag: string | undefined, metadata: Record<string, string> | undefined): StoredResult => ({
  sequencer: metadata?.['source-sequencer'],
  sourceEtag: metadata?.['source-etag'],
  sourceTime: metadata?.['source-time'],
  status: metadata?.status,
  etag: etag ?? '*',
});
