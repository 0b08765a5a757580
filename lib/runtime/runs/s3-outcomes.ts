import { ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { InternalError } from '../../core/errors.ts';
import { Outcome, outcomeLine } from '../../core/pipeline/outcome.ts';
import { digestsIn, outcomeKey, outcomesPrefix } from '../../core/pipeline/run.ts';
import { stillAs, unlessOvertaken } from '../s3/conditional-write.ts';
import { readText } from '../s3/read-text.ts';
import type { Outcomes } from './outcomes.ts';

/** Outcomes in the bucket of runs: one object a name, written on conditions. */
export const s3Outcomes = (s3: S3Client, bucket: string): Outcomes => ({
  find: async (run, name) => {
    const stored = await readText(s3, { Bucket: bucket, Key: outcomeKey(run, name) });
    return stored && { outcome: outcomeIn(stored.text), etag: stored.etag };
  },

  write: async (run, outcome, previous) => {
    const place = { Bucket: bucket, Key: outcomeKey(run, outcome.name) };
    const object = { ...place, Body: outcomeLine(outcome), ContentType: 'application/jsonl' };
    const command = new PutObjectCommand({ ...object, ...stillAs(previous) });
    return (await unlessOvertaken(() => s3.send(command))) !== undefined;
  },

  digests: async (run) => {
    const digests = new Set<string>();
    let ContinuationToken: string | undefined;
    do {
      const page = { Bucket: bucket, Prefix: outcomesPrefix(run), ContinuationToken };
      const { Contents = [], NextContinuationToken } = await s3.send(new ListObjectsV2Command(page));
      for (const digest of digestsIn(Contents.flatMap(({ Key }) => Key ?? []))) digests.add(digest);
      ContinuationToken = NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return digests;
  },
});

const outcomeIn = (line: string): Outcome => {
  try {
    return Outcome.parse(JSON.parse(line));
  } catch {
    throw new InternalError(
      'internal_error',
      'an outcome in the runs bucket is none that this version reads',
    );
  }
};
