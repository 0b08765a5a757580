import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { collect } from '../../../functions/collect/definition.ts';
import { Pointer } from '../../core/datasets/manifest.ts';
import { COLLECTED, pointerKey } from '../../core/datasets/version-keys.ts';
import { stackOutputs } from '../aws/stack-outputs.ts';
import type { Target } from '../aws/target.ts';
import { CliError, wrongUsage } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';

/** The latest version of each data set in the bucket, by name. */
export const collectedDatasets = async (target: Target, stack: string): Promise<readonly Pointer[]> => {
  const Bucket = await named(target, stack, { onLaptop: 'datasets', output: 'DatasetsBucket' });
  const client = new S3Client({ ...target.client, forcePathStyle: target.kind === 'laptop' });
  const pointers: Pointer[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: COLLECTED, Delimiter: '/' })) {
    for (const { Prefix = '' } of page.CommonPrefixes ?? []) {
      const Key = pointerKey(Prefix.slice(COLLECTED.length, -1));
      const pointer = await pointerAt(client, { Bucket, Key });
      if (pointer !== undefined) pointers.push(pointer);
    }
  }
  return pointers;
};

/**
 * Runs the collection of data sets now and waits for its end.
 *
 * @returns its reply.
 * @throws {CliError} with the function's reason when a data set could not be collected.
 */
export const collectNow = async (target: Target, stack: string): Promise<unknown> => {
  const { name } = collect;
  const FunctionName = await named(target, stack, { onLaptop: name, output: 'CollectFunctionArn' });
  const lambda = new LambdaClient({ ...target.client, maxAttempts: 1 });
  const Payload = Buffer.from(JSON.stringify({ time: new Date().toISOString() }));
  const { FunctionError, Payload: reply } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
  const answer: unknown = JSON.parse(reply?.transformToString() || 'null');
  if (FunctionError === undefined) return answer;
  const told = typeof answer === 'object' && answer !== null && 'errorMessage' in answer;
  throw new CliError(EXIT.failed, told ? String(answer.errorMessage) : `${name} failed`);
};

interface Named {
  readonly onLaptop: string;
  /** Of the stack. */
  readonly output: string;
}

const named = async (target: Target, stack: string, { onLaptop, output }: Named): Promise<string> => {
  if (target.kind === 'laptop') return onLaptop;
  const name = (await stackOutputs(target, stack)).get(output);
  if (name !== undefined) return name;
  throw wrongUsage(`the stack "${stack}" has no output ${output}; deploy this version of the collection`);
};

const pointerAt = async (
  s3: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
): Promise<Pointer | undefined> => {
  try {
    const { Body } = await s3.send(new GetObjectCommand(place));
    return Pointer.parse(JSON.parse((await Body?.transformToString()) ?? 'null'));
  } catch (error) {
    /** A data set of which no version was finished yet. */
    if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
};
