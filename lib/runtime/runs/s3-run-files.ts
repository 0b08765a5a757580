import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type RunFile, runFileKey } from '../../core/pipeline/run.ts';
import { readText } from '../s3/read-text.ts';
import type { RunFiles } from './run-files.ts';

const CONTENT_TYPES: Readonly<Record<RunFile, string>> = {
  manifest: 'application/json',
  names: 'application/jsonl',
  results: 'text/csv; charset=utf-8',
  summary: 'application/json',
};

/** Runs' files in the bucket of runs, under the day and the run's id. */
export const s3RunFiles = (s3: S3Client, bucket: string): RunFiles => {
  const read: RunFiles['read'] = async (run, file) =>
    (await readText(s3, { Bucket: bucket, Key: runFileKey(run, file) }))?.text;
  return {
    read,
    keep: async (run, file, text) => {
      if ((await read(run, file)) === text) return;
      const object = {
        ...{ Bucket: bucket, Key: runFileKey(run, file), Body: text, ContentType: CONTENT_TYPES[file] },
        /** The SDK warns of an empty text otherwise. */
        ContentLength: Buffer.byteLength(text),
      };
      await s3.send(new PutObjectCommand(object));
    },
  };
};
