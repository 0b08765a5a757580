import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ValidationError } from '../../core/errors.ts';
import { readNamesList } from '../../core/pipeline/names-list.ts';
import { confirmAccount } from '../aws/confirm-account.ts';
import { reach } from '../aws/reach.ts';
import { stackOutputs } from '../aws/stack-outputs.ts';
import { chooseTarget, type Target } from '../aws/target.ts';
import type { TargetValues } from '../aws/target-options.ts';
import { wrongUsage } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { isLoopback } from '../query/loopback.ts';

export interface UploadValues extends TargetValues {
  readonly url: string | undefined;
  readonly stack: string | undefined;
  readonly datasetsBucket: string;
  readonly yes: boolean | undefined;
}

/** What the bucket is called on a laptop. */
export const LAPTOP_BUCKET = 'datasets';

/**
 * Uploads a list of names under its file name, to the bucket of the deployment that the options mean.
 *
 * @returns its key.
 * @throws {CliError} when the file is no list of names, or it is not said where it should go.
 */
export const uploadNames = async (file: string, options: UploadValues, io: Io): Promise<string> => {
  const body = await readFile(file);
  refuseUnreadable(body, file);
  const target = await targetOf(options);
  const bucket = await bucketOf(target, options);
  const key = basename(file);
  await confirmAccount(target, { action: `upload ${key} to ${bucket}`, yes: options.yes === true }, io);
  const s3 = new S3Client({ ...target.client, forcePathStyle: target.kind === 'laptop' });
  await reach(target, () => s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body })));
  return key;
};

/** What the run would fail with, told before anything is sent. */
const refuseUnreadable = (body: Uint8Array, file: string): void => {
  try {
    readNamesList(body);
  } catch (cause) {
    if (cause instanceof ValidationError) throw wrongUsage(`${file}: ${cause.message}`, { cause });
    throw cause;
  }
};

const targetOf = async ({ url, stack, ...where }: UploadValues): Promise<Target> => {
  const target = await chooseTarget(where);
  if (target.kind === 'aws') return target;
  if (stack !== undefined) return { kind: 'aws', client: {} };
  if (url === undefined || isLoopback(url)) return target;
  throw wrongUsage(`${url} is not this machine; give --stack, so that the list goes to the same place`);
};

const bucketOf = async (target: Target, { stack, datasetsBucket }: UploadValues): Promise<string> => {
  if (target.kind === 'laptop' || datasetsBucket !== LAPTOP_BUCKET) return datasetsBucket;
  const bucket = stack === undefined ? undefined : (await stackOutputs(target, stack)).get('DatasetsBucket');
  if (bucket !== undefined) return bucket;
  throw wrongUsage("give --stack, or --datasets-bucket: the stack's output DatasetsBucket");
};
