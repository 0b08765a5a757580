import { createHash } from 'node:crypto';
import {
  type CompletedPart,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningS3, startS3 } from '../running-s3.ts';

const Bucket = 'images';
const Key = 'deep/big file.bin';

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const begin = async (rest: Partial<ConstructorParameters<typeof CreateMultipartUploadCommand>[0]> = {}) =>
  (await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...rest }))).UploadId ?? '';
const upload = async (UploadId: string, PartNumber: number, Body: Buffer): Promise<CompletedPart> => {
  const { ETag, ChecksumCRC32 } = await s3.client.send(
    new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }),
  );
  return { PartNumber, ETag, ChecksumCRC32 };
};

describe('listings of multipart uploads', () => {
  it('give the uploads of a bucket, page by page', async () => {
    for (const name of ['list/b', 'list/a', 'list/c/d'])
      await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key: name }));
    const first = await s3.client.send(
      new ListMultipartUploadsCommand({ Bucket, Prefix: 'list/', Delimiter: '/', MaxUploads: 1 }),
    );
    expect(first.Uploads?.map((each) => each.Key)).toEqual(['list/a']);
    expect([first.IsTruncated, first.CommonPrefixes]).toEqual([true, [{ Prefix: 'list/c/' }]]);
    const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = first;
    const second = await s3.client.send(
      new ListMultipartUploadsCommand({ Bucket, Prefix: 'list/', Delimiter: '/', KeyMarker, UploadIdMarker }),
    );
    expect([second.Uploads?.map((each) => each.Key), second.IsTruncated]).toEqual([['list/b'], false]);
  });

  it('give the parts of an upload, page by page', async () => {
    const id = await begin();
    for (const number of [3, 1, 2]) await upload(id, number, Buffer.from(`part ${number}`));
    const first = await s3.client.send(new ListPartsCommand({ Bucket, Key, UploadId: id, MaxParts: 2 }));
    expect([
      first.Parts?.map(({ PartNumber }) => PartNumber),
      first.IsTruncated,
      first.NextPartNumberMarker,
    ]).toEqual([[1, 2], true, '2']);
    const second = await s3.client.send(
      new ListPartsCommand({ Bucket, Key, UploadId: id, PartNumberMarker: '2' }),
    );
    expect(second.Parts).toMatchObject([
      { PartNumber: 3, Size: 6, ETag: `"${createHash('md5').update('part 3').digest('hex')}"` },
    ]);
  });
});
