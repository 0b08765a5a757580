import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type Cloud, startCloud } from '../../lib/local/cloud.ts';
import { eventually, keysIn, picture } from '../conformance/pictures.ts';
import { clientOptions, cloudOptions } from '../conformance/target.ts';

/** The laptop cloud behind the emulated functions: their AWS, and what their answers are held against. */
export interface AwsBehind {
  readonly url: string;
  /** A folder of this run's own. */
  readonly folder: string;
  /** What the function answers on the laptop cloud: its reply or its error, as Lambda writes them. */
  invoke(name: string, event: unknown): Promise<unknown>;
  /** Forgets every result, as if no picture had been seen. */
  forgetLabels(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the cloud with the pictures that the recorded events name, and waits until it has labelled
 * them itself: from then on only the tests start functions.
 */
export const startAwsBehind = async (): Promise<AwsBehind> => {
  const folder = mkdtempSync(join(tmpdir(), 'lambda-runtime-'));
  const cloud = await startCloud(cloudOptions(join(folder, 'state')));
  const s3 = new S3Client({ ...clientOptions(cloud), forcePathStyle: true });
  const pictures = await putPictures(s3);
  await eventually(async () => ((await keysIn(s3, 'labels')).length === pictures ? true : undefined));
  return {
    url: cloud.awsUrl,
    folder,
    invoke: (name, event) => answerOf(cloud, name, event),
    forgetLabels: async () => {
      const keys = await keysIn(s3, 'labels');
      for (const Key of keys) await s3.send(new DeleteObjectCommand({ Bucket: 'labels', Key }));
    },
    close: async () => {
      s3.destroy();
      await cloud.close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** @returns how many. */
const putPictures = async (s3: S3Client): Promise<number> => {
  const pictures = new Map([
    ['a b c+d.jpg', await picture(1)],
    ['猫/🐈.png', await picture(2)],
    ['page.jpg', Buffer.from('<!DOCTYPE html>')],
  ]);
  for (const [Key, Body] of pictures) await s3.send(new PutObjectCommand({ Bucket: 'images', Key, Body }));
  return pictures.size;
};

const answerOf = async (cloud: Cloud, name: string, event: unknown): Promise<unknown> => {
  const invocation = await cloud.functions.invoke(name, event);
  return invocation.ok ? JSON.parse(invocation.payload) : invocation.error;
};
