import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import sharp from 'sharp';
import type { LabelDocument } from '../../lib/core/images/label-document.ts';

/** A picture of one colour; each seed makes other bytes. */
export const picture = (seed = 0): Promise<Buffer> =>
  sharp({
    create: {
      width: 96 + (seed % 7),
      height: 90,
      channels: 3,
      background: { r: (seed * 37) % 256, g: 60, b: (seed * 11) % 256 },
    },
  })
    .jpeg()
    .toBuffer();

export const keysIn = async (s3: S3Client, Bucket: string): Promise<string[]> => {
  const keys: string[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken }));
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return keys;
};

export const documentAt = async (s3: S3Client, key: string): Promise<LabelDocument> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'labels', Key: key }));
  return JSON.parse((await Body?.transformToString()) ?? 'null');
};

/** Asks again until there is an answer, as a person would. */
export const eventually = async <T>(look: () => Promise<T | undefined>, withinMs = 20_000): Promise<T> => {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`nothing came within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
