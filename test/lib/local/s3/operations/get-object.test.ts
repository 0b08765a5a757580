import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, rawRequest } from '../raw-request.ts';
import { type RunningS3, startS3 } from '../running-s3.ts';

const Bucket = 'images';
const Key = 'digits';

let s3: RunningS3;
let etag: string;
beforeAll(async () => {
  s3 = await startS3();
  etag =
    (
      await s3.client.send(
        new PutObjectCommand({ Bucket, Key, Body: '0123456789', ContentType: 'text/plain' }),
      )
    ).ETag ?? '';
  await s3.client.send(new PutObjectCommand({ Bucket, Key: 'empty', Body: '' }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const raw = (method: string, headers: Record<string, string> = {}, query = '') =>
  rawRequest({ port: s3.port, method, path: `/images/digits${query}`, headers });
const LONG_AGO = 'Thu, 01 Jan 2015 00:00:00 GMT';
const FAR_AHEAD = 'Fri, 01 Jan 2100 00:00:00 GMT';

describe('GetObject', () => {
  it('gives the bytes with their length, tag, date and type', async () => {
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe('0123456789');
    expect(got).toMatchObject({
      ContentLength: 10,
      ETag: etag,
      ContentType: 'text/plain',
      AcceptRanges: 'bytes',
    });
    expect(Math.abs(Date.now() - Number(got.LastModified))).toBeLessThan(60_000);
  });

  it('gives an empty object', async () => {
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'empty' }));
    expect([await got.Body?.transformToString(), got.ContentLength]).toEqual(['', 0]);
  });

  it.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=8-', '89', 'bytes 8-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
  ])('gives the range %s, without the checksum of the whole', async (Range, text, contentRange) => {
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key, Range }));
    expect([await got.Body?.transformToString(), got.ContentRange, got.ChecksumCRC32]).toEqual([
      text,
      contentRange,
      undefined,
    ]);
    expect(got.$metadata.httpStatusCode).toBe(206);
  });

  it('says how long the object is when the range is beyond it', async () => {
    const reply = await raw('GET', { range: 'bytes=10-' });
    expect([reply.status, codeOf(reply), reply.headers['content-range']]).toEqual([
      416,
      'InvalidRange',
      'bytes */10',
    ]);
  });

  it('gives everything for a range that it does not understand', async () => {
    expect((await raw('GET', { range: 'bytes=0-1,4-5' })).text).toBe('0123456789');
  });

  it.each([
    ['if-none-match', () => etag],
    ['if-modified-since', () => FAR_AHEAD],
  ])('says 304 and sends nothing when %s tells that the client has it', async (header, value) => {
    const reply = await raw('GET', { [header]: value() });
    expect([reply.status, reply.text, reply.headers.etag]).toEqual([304, '', etag]);
  });

  it.each([
    ['if-match', '"other"'],
    ['if-unmodified-since', LONG_AGO],
  ])('says 412 when %s does not hold', async (header, value) => {
    const reply = await raw('GET', { [header]: value });
    expect([reply.status, codeOf(reply)]).toEqual([412, 'PreconditionFailed']);
  });

  it('answers with the headers that the query asks for', async () => {
    const query =
      '?response-content-disposition=attachment%3B%20filename%3Da.txt&response-cache-control=no-store&response-content-type=text/csv';
    const { headers } = await raw('GET', {}, query);
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename=a.txt',
      'cache-control': 'no-store',
    });
    expect(headers['content-type']).toBe('text/csv');
  });

  it('cannot be made to send headers of its own through the query', async () => {
    const { status, headers } = await raw('GET', {}, '?response-content-type=a%0d%0ax-evil:%201');
    expect([status, headers['x-evil']]).toEqual([200, undefined]);
  });

  it('refuses what is archived, as S3 does', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'cold', Body: 'x', StorageClass: 'GLACIER' }));
    await expect(s3.client.send(new GetObjectCommand({ Bucket, Key: 'cold' }))).rejects.toMatchObject({
      name: 'InvalidObjectState',
    });
    expect((await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'cold' }))).StorageClass).toBe(
      'GLACIER',
    );
  });
});

describe('HeadObject', () => {
  it('has the headers of GetObject and no body', async () => {
    const [head, get] = [await raw('HEAD'), await raw('GET')];
    const { 'x-amz-request-id': _, 'x-amz-id-2': __, date: ___, ...headers } = get.headers;
    expect(head.headers).toMatchObject(headers);
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it('says the length of a range', async () => {
    expect((await raw('HEAD', { range: 'bytes=2-4' })).headers['content-length']).toBe('3');
  });

  it('leaves no file open', async () => {
    for (let time = 0; time < 50; time += 1) await raw('HEAD');
    await s3.client.send(new HeadObjectCommand({ Bucket, Key }));
    expect((await raw('GET')).text).toBe('0123456789');
  });
});
