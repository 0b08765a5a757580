import {
  CreateBucketCommand,
  DeleteBucketCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, rawRequest } from '../raw-request.ts';
import { type RunningS3, startS3 } from '../running-s3.ts';

const Bucket = 'images';

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const raw = (method: string, path: string, rest: { headers?: Record<string, string>; body?: string } = {}) =>
  rawRequest({ port: s3.port, method, path, ...rest });
const refused = (name: string, status: number) =>
  expect.objectContaining({ name, $metadata: expect.objectContaining({ httpStatusCode: status }) });

describe('buckets', () => {
  it('are made, found, listed and deleted', async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: 'new-bucket' }));
    const { Buckets = [] } = await s3.client.send(new ListBucketsCommand({}));
    expect(Buckets.map(({ Name }) => Name)).toEqual(['images', 'new-bucket']);
    expect(Buckets[1]?.CreationDate).toBeInstanceOf(Date);
    expect((await s3.client.send(new HeadBucketCommand({ Bucket: 'new-bucket' }))).BucketRegion).toBe(
      'us-east-1',
    );
    await s3.client.send(new DeleteBucketCommand({ Bucket: 'new-bucket' }));
    await expect(s3.client.send(new HeadBucketCommand({ Bucket: 'new-bucket' }))).rejects.toEqual(
      refused('NotFound', 404),
    );
  });

  it('are listed by prefix and in pages', async () => {
    for (const name of ['page-1', 'page-2', 'page-3']) await s3.store.buckets.create(name);
    const first = await s3.client.send(new ListBucketsCommand({ Prefix: 'page-', MaxBuckets: 2 }));
    const ContinuationToken = first.ContinuationToken;
    const second = await s3.client.send(
      new ListBucketsCommand({ Prefix: 'page-', MaxBuckets: 2, ContinuationToken }),
    );
    const names = [first, second].map(({ Buckets = [] }) => Buckets.map(({ Name }) => Name));
    expect([names, second.ContinuationToken]).toEqual([[['page-1', 'page-2'], ['page-3']], undefined]);
    for (const name of names.flat()) await s3.client.send(new DeleteBucketCommand({ Bucket: name }));
  });

  it('say where they are, and that they have no versions', async () => {
    expect((await s3.client.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeFalsy();
    expect((await s3.client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
  });

  it('with objects in them are not deleted', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'x' }));
    await expect(s3.client.send(new DeleteBucketCommand({ Bucket }))).rejects.toEqual(
      refused('BucketNotEmpty', 409),
    );
  });

  it.each(['ab', 'Has-Capitals', '1.2.3.4', 'a..b', '-a-b', 'x'.repeat(64)])(
    'may not be called %s',
    async (name) => {
      const reply = await raw('PUT', `/${name}`);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'InvalidBucketName']);
    },
  );

  it('that do not exist are named', async () => {
    const sent = s3.client.send(new PutObjectCommand({ Bucket: 'nowhere', Key: 'k', Body: 'x' }));
    await expect(sent).rejects.toEqual(refused('NoSuchBucket', 404));
    await expect(s3.client.send(new ListObjectsV2Command({ Bucket: 'nowhere' }))).rejects.toEqual(
      refused('NoSuchBucket', 404),
    );
  });
});
