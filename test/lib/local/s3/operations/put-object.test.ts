import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksumOf } from '../../../../../lib/local/s3/checksum.ts';
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

const put = (Key: string, rest: Partial<ConstructorParameters<typeof PutObjectCommand>[0]> = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'hello', ...rest }));
const raw = (headers: Record<string, string>, body: string, key = 'raw') =>
  rawRequest({ port: s3.port, method: 'PUT', path: `/images/${key}`, headers, body });
const refused = (name: string, status: number) =>
  expect.objectContaining({ name, $metadata: expect.objectContaining({ httpStatusCode: status }) });

describe('PutObject', () => {
  it('keeps bytes, type, headers, metadata and tags, and says the MD5', async () => {
    const { ETag } = await put('k', {
      ...{
        ContentType: 'text/plain',
        CacheControl: 'no-cache',
        ContentDisposition: 'inline',
        ContentEncoding: 'gzip',
      },
      ...{ Metadata: { colour: 'red' }, Tagging: 'a=1&b=x%20y' },
    });
    expect(ETag).toBe(`"${createHash('md5').update('hello').digest('hex')}"`);
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    expect(await got.Body?.transformToString()).toBe('hello');
    expect(got).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      ContentDisposition: 'inline',
    });
    expect(got).toMatchObject({
      ContentEncoding: 'gzip',
      Metadata: { colour: 'red' },
      TagCount: 2,
      ContentLength: 5,
    });
  });

  it('takes a file as the SDK streams it by default, and keeps the checksum that the SDK trails', async () => {
    const path = join(s3.root, 'streamed.bin');
    const bytes = Buffer.alloc(3_000_001, 'abcdefg');
    await writeFile(path, bytes);
    const reply = await put('streamed', { Body: createReadStream(path) });
    expect(reply.ChecksumCRC32).toBe(checksumOf('crc32', bytes));
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'streamed' }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true);
    expect((await s3.store.head(Bucket, 'streamed')).headers).toEqual([
      ['content-type', 'application/octet-stream'],
    ]);
  });

  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'verifies and gives back %s as the SDK computes it',
    async (ChecksumAlgorithm) => {
      const member = `Checksum${ChecksumAlgorithm}`;
      const stored = await put('sum', { ChecksumAlgorithm });
      const headed = await s3.client.send(
        new HeadObjectCommand({ Bucket, Key: 'sum', ChecksumMode: 'ENABLED' }),
      );
      expect(new Map(Object.entries(stored)).get(member)).toMatch(/^[\w+/]+=*$/);
      expect(headed).toMatchObject({
        [member]: new Map<string, unknown>(Object.entries(stored)).get(member),
      });
    },
  );

  it('gives checksums only when they are asked for', async () => {
    await put('sum');
    expect(
      (await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'sum' }))).ChecksumCRC32,
    ).toBeUndefined();
  });

  it.each([
    ['Content-MD5', { 'content-md5': 'AAAAAAAAAAAAAAAAAAAAAA==' }, 'BadDigest'],
    ['Content-MD5 that is none', { 'content-md5': 'short' }, 'InvalidDigest'],
    ['CRC32', { 'x-amz-checksum-crc32': 'AAAAAA==' }, 'BadDigest'],
    ['CRC32C', { 'x-amz-checksum-crc32c': 'AAAAAA==' }, 'BadDigest'],
    ['CRC64NVME', { 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' }, 'BadDigest'],
    ['SHA1', { 'x-amz-checksum-sha1': Buffer.alloc(20).toString('base64') }, 'BadDigest'],
    ['SHA256', { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') }, 'BadDigest'],
    ['checksum that is none', { 'x-amz-checksum-crc32': 'A' }, 'InvalidRequest'],
    ['signed SHA-256', { 'x-amz-content-sha256': '0'.repeat(64) }, 'XAmzContentSHA256Mismatch'],
  ])('stores nothing under a wrong %s', async (_, headers, code) => {
    const reply = await raw({ 'content-length': '5', ...headers }, 'hello', 'wrong');
    expect([reply.status, codeOf(reply)]).toEqual([400, code]);
    expect(s3.store.record(Bucket, 'wrong')).toBeUndefined();
  });

  it('stores a signed body without taking its signature for a checksum of the object', async () => {
    const sha256 = createHash('sha256').update('hello').digest('hex');
    expect((await raw({ 'content-length': '5', 'x-amz-content-sha256': sha256 }, 'hello')).status).toBe(200);
    expect((await s3.store.head(Bucket, 'raw')).checksums).toEqual([]);
  });

  it('keeps a checksum that it cannot compute as the client gave it', async () => {
    const reply = await raw(
      { 'content-length': '5', 'x-amz-checksum-xxhash64': 'AAAAAAAAAAA=' },
      'hello',
      'unverified',
    );
    expect(reply.headers['x-amz-checksum-xxhash64']).toBe('AAAAAAAAAAA=');
    expect((await s3.store.head(Bucket, 'unverified')).checksums).toEqual([['xxhash64', 'AAAAAAAAAAA=']]);
  });

  it('makes one object of fifty conditional puts at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) => put('race', { Body: `writer ${index}`, IfNoneMatch: '*' })),
    );
    const lost = outcomes.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(49);
    for (const outcome of lost) expect(outcome).toMatchObject({ reason: { name: 'PreconditionFailed' } });
  });

  it('replaces an object only when it is the one named by If-Match', async () => {
    const { ETag } = await put('versioned');
    await put('versioned', { Body: 'second', IfMatch: ETag });
    await expect(put('versioned', { Body: 'third', IfMatch: ETag })).rejects.toEqual(
      refused('PreconditionFailed', 412),
    );
    await expect(put('absent', { IfMatch: ETag })).rejects.toEqual(refused('NoSuchKey', 404));
    expect((await s3.store.head(Bucket, 'versioned')).size).toBe(6);
  });

  it('refuses what S3 refuses: no length, too much metadata, too many tags', async () => {
    const unsized = await raw({ 'transfer-encoding': 'chunked' }, 'hello', 'unsized');
    expect([unsized.status, codeOf(unsized)]).toEqual([411, 'MissingContentLength']);
    await expect(put('k', { Metadata: { long: 'x'.repeat(2_048) } })).rejects.toEqual(
      refused('MetadataTooLarge', 400),
    );
    const Tagging = Array.from({ length: 11 }, (_, index) => `t${index}=x`).join('&');
    await expect(put('k', { Tagging })).rejects.toEqual(refused('BadRequest', 400));
  });

  it('tells of the object exactly once', async () => {
    await put('told/é.txt');
    const told = s3.events.filter(({ key }) => key === 'told/é.txt');
    expect(told).toMatchObject([{ bucket: Bucket, size: 5, eventName: 'ObjectCreated:Put' }]);
  });
});
