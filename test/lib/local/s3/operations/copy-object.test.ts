import {
  CopyObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningS3, startS3 } from '../running-s3.ts';

const Bucket = 'images';
const CopySource = 'images/source%20%2B.txt';

let s3: RunningS3;
let etag: string;
beforeAll(async () => {
  s3 = await startS3();
  const source = {
    Bucket,
    Key: 'source +.txt',
    Body: 'hello',
    ContentType: 'text/plain',
    Metadata: { a: '1' },
    Tagging: 't=1',
  };
  etag = (await s3.client.send(new PutObjectCommand(source))).ETag ?? '';
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const copy = (rest: Partial<ConstructorParameters<typeof CopyObjectCommand>[0]> = {}) =>
  s3.client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource, ...rest }));
const head = () => s3.client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));

describe('CopyObject', () => {
  it('copies bytes, type, metadata and tags, and tells of a copy', async () => {
    const { CopyObjectResult } = await copy();
    expect(CopyObjectResult).toMatchObject({ ETag: etag, ChecksumCRC32: expect.any(String) });
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'copy' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' }, TagCount: 1 });
    expect(s3.events.at(-1)).toMatchObject({ key: 'copy', eventName: 'ObjectCreated:Copy', size: 5 });
  });

  it('replaces metadata and tags when told to, each on its own', async () => {
    await copy({ MetadataDirective: 'REPLACE', Metadata: { b: '2' }, ContentType: 'text/csv' });
    expect(await head()).toMatchObject({ ContentType: 'text/csv', Metadata: { b: '2' } });
    await copy({ TaggingDirective: 'REPLACE', Tagging: 'u=2' });
    const { TagSet } = await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'copy' }));
    expect([TagSet, (await head()).Metadata]).toEqual([[{ Key: 'u', Value: '2' }], { a: '1' }]);
  });

  it('onto itself needs new metadata', async () => {
    await expect(copy({ Key: 'source +.txt' })).rejects.toMatchObject({ name: 'InvalidRequest' });
    await copy({
      Key: 'source +.txt',
      MetadataDirective: 'REPLACE',
      Metadata: { a: '1' },
      ContentType: 'text/plain',
    });
    expect((await s3.store.head(Bucket, 'source +.txt')).etag).toBe(etag.replaceAll('"', ''));
  });

  it.each([
    ['CopySourceIfMatch', '"other"'],
    ['CopySourceIfModifiedSince', new Date('2100-01-01')],
    ['CopySourceIfUnmodifiedSince', new Date('2015-01-01')],
  ])('copies nothing when %s does not hold', async (name, value) => {
    await expect(copy({ Key: 'conditional', [name]: value })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect(s3.store.record(Bucket, 'conditional')).toBeUndefined();
  });

  it('copies nothing when the source is the one the client has', async () => {
    await expect(copy({ Key: 'conditional', CopySourceIfNoneMatch: etag })).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
  });

  it('names a source that does not exist', async () => {
    await expect(copy({ CopySource: 'images/nothing' })).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(copy({ CopySource: 'nowhere/k' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(copy({ CopySource: 'images' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});
