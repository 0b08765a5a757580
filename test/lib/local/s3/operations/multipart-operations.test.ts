import { createHash, randomBytes } from 'node:crypto';
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksumOf } from '../../../../../lib/local/s3/checksum.ts';
import { openObjectStore } from '../../../../../lib/local/s3/object-store.ts';
import { filesBelow, foldersIn, type RunningS3, startS3 } from '../running-s3.ts';

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

describe('a multipart upload', () => {
  it('becomes one object with the tag of its parts, its metadata and one event', async () => {
    const id = await begin({ ContentType: 'video/mp4', Metadata: { a: '1' }, Tagging: 't=1' });
    const done = await complete(id, await bothParts(id));
    const md5s = [FIRST, SECOND].map((part) => createHash('md5').update(part).digest());
    expect(done.ETag).toBe(`"${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-2"`);
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(
      Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(Buffer.concat([FIRST, SECOND])),
    ).toBe(true);
    expect(got).toMatchObject({ ContentType: 'video/mp4', Metadata: { a: '1' }, TagCount: 1 });
    expect(s3.events).toMatchObject([
      { key: Key, eventName: 'ObjectCreated:CompleteMultipartUpload', size: 5 * MIB + 7 },
    ]);
    expect((await filesBelow(s3.root)).filter((path) => path.includes('.uploads'))).toEqual([]);
  });

  it('can be read part by part', async () => {
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key, PartNumber: 2 }));
    expect([await got.Body?.transformToString(), got.PartsCount, got.ContentRange]).toEqual([
      'the end',
      2,
      'bytes 5242880-5242886/5242887',
    ]);
  });

  it('can be completed in another order of arrival, with a part replaced, and after a restart', async () => {
    const id = await begin();
    const second = await upload(id, 2, SECOND);
    await upload(id, 1, Buffer.from('replaced'));
    const first = await upload(id, 1, FIRST);
    const other = await openObjectStore({ ...foldersIn(s3.root), buckets: [] });
    expect(
      (await other.uploads.parts({ bucket: Bucket, key: Key, uploadId: id })).map(({ size }) => size),
    ).toEqual([5 * MIB, 7]);
    await other.close();
    await complete(id, [first, second]);
    expect((await s3.client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength).toBe(5 * MIB + 7);
  });

  it('has a checksum of checksums when an algorithm is named', async () => {
    const id = await begin({ ChecksumAlgorithm: 'CRC32' });
    const done = await complete(id, await bothParts(id));
    const sums = [FIRST, SECOND].map((part) => Buffer.from(checksumOf('crc32', part), 'base64'));
    expect(done).toMatchObject({
      ChecksumCRC32: `${checksumOf('crc32', Buffer.concat(sums))}-2`,
      ChecksumType: 'COMPOSITE',
    });
  });

  it('has one checksum over everything when that is asked for, and it is verified', async () => {
    const whole = checksumOf('crc32', Buffer.concat([FIRST, SECOND]));
    const id = await begin({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
    const parts = await bothParts(id);
    await expect(complete(id, parts, { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    expect(await complete(id, parts, { ChecksumCRC32: whole })).toMatchObject({
      ChecksumCRC32: whole,
      ChecksumType: 'FULL_OBJECT',
    });
    const attributes = await s3.client.send(
      new GetObjectAttributesCommand({
        Bucket,
        Key,
        ObjectAttributes: ['Checksum', 'ObjectParts', 'ObjectSize', 'ETag', 'StorageClass'],
      }),
    );
    expect(attributes).toMatchObject({
      ObjectSize: 5 * MIB + 7,
      Checksum: { ChecksumCRC32: whole },
      StorageClass: 'STANDARD',
    });
    expect(attributes.ETag).toMatch(/^[0-9a-f]{32}-2$/);
    expect(attributes.ObjectParts).toMatchObject({
      TotalPartsCount: 2,
      Parts: [
        { PartNumber: 1, Size: 5 * MIB },
        { PartNumber: 2, Size: 7 },
      ],
    });
  });

  it('takes parts from objects, whole or a range', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'source', Body: FIRST }));
    const id = await begin();
    const copy = (PartNumber: number, CopySourceRange?: string) =>
      s3.client.send(
        new UploadPartCopyCommand({
          Bucket,
          Key,
          UploadId: id,
          PartNumber,
          CopySource: 'images/source',
          ...(CopySourceRange && { CopySourceRange }),
        }),
      );
    const [first, second] = [await copy(1), await copy(2, 'bytes=1-3')];
    await expect(copy(3, 'bytes=9999999-')).rejects.toMatchObject({ name: 'InvalidArgument' });
    await complete(id, [
      { PartNumber: 1, ETag: first.CopyPartResult?.ETag },
      { PartNumber: 2, ETag: second.CopyPartResult?.ETag },
    ]);
    expect((await s3.store.head(Bucket, Key)).size).toBe(5 * MIB + 3);
  });

  it('is not completed over an object that must not exist', async () => {
    const id = await begin();
    const parts = await bothParts(id);
    await expect(complete(id, parts, { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    await complete(id, parts, { IfMatch: `"${(await s3.store.head(Bucket, Key)).etag}"` });
  });

  it('is completed by one of ten clients that try at once', async () => {
    const id = await begin();
    const parts = await bothParts(id);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => complete(id, parts)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
