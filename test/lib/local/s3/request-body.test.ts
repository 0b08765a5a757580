import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksumOf } from '../../../../lib/local/s3/checksum.ts';
import { codeOf, rawRequest } from './raw-request.ts';
import { type RunningS3, startS3 } from './running-s3.ts';

const Bucket = 'images';

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const raw = (headers: Record<string, string>, body: string, key = 'raw') =>
  rawRequest({ port: s3.port, method: 'PUT', path: `/images/${key}`, headers, body });

describe('PutObject in aws-chunked framing', () => {
  const framed = (kind: string, extra: Record<string, string>, body: string) =>
    raw(
      {
        'x-amz-content-sha256': kind,
        'content-length': String(body.length),
        'content-encoding': 'aws-chunked',
        ...extra,
      },
      body,
      'framed',
    );
  const stored = async () =>
    (await s3.client.send(new GetObjectCommand({ Bucket, Key: 'framed' }))).Body?.transformToString();
  const signature = `;chunk-signature=${'0'.repeat(64)}`;

  it('takes signed chunks', async () => {
    const body = `5${signature}\r\nhello\r\n0${signature}\r\n\r\n`;
    const reply = await framed(
      'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      { 'x-amz-decoded-content-length': '5' },
      body,
    );
    expect([reply.status, await stored()]).toEqual([200, 'hello']);
    expect((await s3.store.head(Bucket, 'framed')).headers).toEqual([]);
  });

  it('takes signed chunks with a signed trailer', async () => {
    const trailer = `x-amz-checksum-crc32c:${checksumOf('crc32c', Buffer.from('hello'))}\r\nx-amz-trailer-signature:${'0'.repeat(64)}\r\n`;
    const headers = { 'x-amz-decoded-content-length': '5', 'x-amz-trailer': 'x-amz-checksum-crc32c' };
    const body = `5${signature}\r\nhello\r\n0${signature}\r\n${trailer}\r\n`;
    const reply = await framed('STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', headers, body);
    expect(reply.headers['x-amz-checksum-crc32c']).toBe(checksumOf('crc32c', Buffer.from('hello')));
  });

  it.each([
    ['a wrong trailer', 'x-amz-checksum-crc32:AAAAAA==\r\n', '5', 'BadDigest'],
    ['no trailer where one was announced', '', '5', 'MalformedTrailerError'],
    ['fewer bytes than announced', 'x-amz-checksum-crc32:NhCmhg==\r\n', '6', 'IncompleteBody'],
  ])('stores nothing with %s', async (_, trailer, length, code) => {
    await s3.store.delete(Bucket, 'framed');
    const headers = { 'x-amz-decoded-content-length': length, 'x-amz-trailer': 'x-amz-checksum-crc32' };
    const reply = await framed(
      'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      headers,
      `5\r\nhello\r\n0\r\n${trailer}\r\n`,
    );
    expect([reply.status, codeOf(reply)]).toEqual([400, code]);
    expect(s3.store.record(Bucket, 'framed')).toBeUndefined();
  });
});

describe('a presigned URL', () => {
  const presigned = (expires: number, signedAt = new Date()) =>
    `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-SignedHeaders=host&X-Amz-Signature=00&X-Amz-Date=${signedAt.toISOString().replace(/[-:]|\.\d+/g, '')}&X-Amz-Expires=${expires}`;
  const fetchKey = (query: string, init: RequestInit = {}) =>
    fetch(`${s3.endpoint}/images/signed%20key?${query}`, init);

  it('puts and gets with no other credentials', async () => {
    const metadata =
      'x-amz-meta-colour=red&x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32';
    const sent = await fetchKey(`${presigned(60)}&${metadata}`, { method: 'PUT', body: 'by url' });
    const got = await fetchKey(`${presigned(60)}&response-content-type=text%2Fcsv`);
    expect([sent.status, got.status, await got.text()]).toEqual([200, 200, 'by url']);
    expect([got.headers.get('content-type'), got.headers.get('x-amz-meta-colour')]).toEqual([
      'text/csv',
      'red',
    ]);
  });

  it('that has expired is refused', async () => {
    const reply = await fetchKey(presigned(60, new Date(Date.now() - 61_000)));
    expect(reply.status).toBe(403);
    expect(await reply.text()).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
  });
});
