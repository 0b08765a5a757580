import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { resultKey } from '../../runtime/object-work/result-key.ts';
import type { PictureFile } from './picture-files.ts';
import type { ClientSettings } from './target.ts';

export interface LabelFilesOptions {
  readonly client: ClientSettings;
  readonly imagesBucket: string;
  readonly labelsBucket: string;
  readonly timeoutSeconds: number;
}

interface Label {
  readonly name: string;
  readonly confidence: number;
}

export type LabelledFile = { readonly file: string; readonly key: string } & (
  | { readonly status: 'labelled'; readonly labels: readonly Label[]; readonly result: unknown }
  | { readonly status: 'rejected'; readonly detail: string; readonly result: unknown }
  | { readonly status: 'no result'; readonly detail: string }
);

/** Files under way at the same time. */
const MOST_AT_ONCE = 8;

/** Uploads each picture and waits for the result about exactly these bytes; in the order of the files. */
export const labelFiles = async (
  files: readonly PictureFile[],
  options: LabelFilesOptions,
): Promise<readonly LabelledFile[]> => {
  const s3 = new S3Client({ ...options.client, forcePathStyle: options.client.credentials !== undefined });
  const results: LabelledFile[] = [];
  const waiting = [...files.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, file] = next;
      results[index] = await labelFile(s3, file, options);
    }
  };
  await Promise.all(Array.from({ length: Math.min(MOST_AT_ONCE, files.length) }, worker));
  return results;
};

const labelFile = async (
  s3: S3Client,
  file: PictureFile,
  options: LabelFilesOptions,
): Promise<LabelledFile> => {
  const { imagesBucket: Bucket, labelsBucket, timeoutSeconds } = options;
  const { path, key } = file;
  const { ETag } = await s3.send(new PutObjectCommand({ Bucket, Key: key, Body: await readFile(path) }));
  const etag = ETag?.replaceAll('"', '');
  const deadline = performance.now() + timeoutSeconds * 1000;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
    const document = await readResult(s3, labelsBucket, key);
    if (document !== undefined && document.source.etag === etag) return labelled(file, document);
    if (performance.now() >= deadline) break;
    await sleep(wait);
  }
  const detail = `nothing in ${labelsBucket} within ${timeoutSeconds} s; wait longer with --timeout, or look at the logs of label-image`;
  return { file: path, key, status: 'no result', detail };
};

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1000;

const ResultDocument = z.looseObject({
  status: z.string(),
  source: z.looseObject({ etag: z.string().optional() }),
  labels: z.array(z.looseObject({ name: z.string(), confidence: z.number() })).optional(),
  reason: z.object({ code: z.string(), detail: z.string() }).optional(),
});
type ResultDocument = z.infer<typeof ResultDocument>;

const readResult = async (s3: S3Client, bucket: string, key: string): Promise<ResultDocument | undefined> => {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: resultKey(key) }));
    return ResultDocument.parse(JSON.parse((await Body?.transformToString()) ?? 'null'));
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

const labelled = ({ path: file, key }: PictureFile, result: ResultDocument): LabelledFile => {
  const { reason, labels = [] } = result;
  if (reason) return { file, key, status: 'rejected', detail: `${reason.detail} (${reason.code})`, result };
  return { file, key, status: 'labelled', labels, result };
};
