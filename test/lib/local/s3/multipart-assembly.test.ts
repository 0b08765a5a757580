import { randomBytes } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningS3, startS3 } from './running-s3.ts';

const Bucket = 'images';
const Key = 'deep/big file.bin';
const MIB = 1_024 * 1_024;
const FIRST = randomBytes(5 * MIB);
const SECOND = Buffer.from('the end');

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
const complete = (
  UploadId: string,
  Parts: CompletedPart[],
  rest: Partial<ConstructorParameters<typeof CompleteMultipartUploadCommand>[0]> = {},
) =>
  s3.client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts }, ...rest }),
  );
const bothParts = async (UploadId: string) => [
  await upload(UploadId, 1, FIRST),
  await upload(UploadId, 2, SECOND),
];

describe('a multipart upload is refused', () => {
  it.each([
    ['a part that was not uploaded', [{ PartNumber: 9, ETag: '"x"' }], 'InvalidPart'],
    ['no parts', [], 'MalformedXML'],
  ])('with %s', async (_, parts, name) => {
    const id = await begin();
    await expect(complete(id, parts)).rejects.toMatchObject({ name });
  });

  it('with a wrong tag, a wrong checksum, or parts out of order', async () => {
    const id = await begin();
    const [first = {}, second = {}] = await bothParts(id);
    await expect(complete(id, [{ ...first, ETag: '"x"' }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(complete(id, [{ ...first, ChecksumCRC32: 'AAAAAA==' }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await expect(complete(id, [second, first])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    expect((await complete(id, [first, second])).ETag).toMatch(/-2"$/);
  });

  it('with a small part that is not the last', async () => {
    const id = await begin();
    const parts = [await upload(id, 1, SECOND), await upload(id, 2, SECOND)];
    await expect(complete(id, parts)).rejects.toMatchObject({ name: 'EntityTooSmall' });
  });

  it('with a part number of 0 or 10,001', async () => {
    const id = await begin();
    await expect(upload(id, 0, SECOND)).rejects.toMatchObject({ name: 'InvalidArgument' });
    await expect(upload(id, 10_001, SECOND)).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  it('after it was aborted, under another key, or with an id that is a path', async () => {
    const id = await begin();
    await upload(id, 1, SECOND);
    const elsewhere = s3.client.send(
      new UploadPartCommand({ Bucket, Key: 'other', UploadId: id, PartNumber: 1, Body: 'x' }),
    );
    await expect(elsewhere).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: id }));
    await expect(upload(id, 1, SECOND)).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect(upload('../../../../tmp', 1, SECOND)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });
});
