import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, filesBelow, type RunningS3, startS3 } from './running-s3.ts';

const Bucket = 'images';

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

describe('a body that does not come whole', () => {
  const cutUpload = (head: string, body: Buffer) =>
    new Promise<void>((resolve) => {
      const socket = connect(s3.port, '127.0.0.1', () => {
        socket.write(`PUT /images/half HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n`);
        socket.write(body, () => setTimeout(() => socket.destroy(), 50));
      });
      socket.on('close', () => resolve());
    });
  const nothingIsLeft = () =>
    eventually(async () => (await filesBelow(s3.root)).every((path) => !path.includes('.incoming/')));

  it('stores nothing when the connection is cut', async () => {
    await cutUpload('Content-Length: 1000000', Buffer.alloc(500_000));
    await nothingIsLeft();
    expect(s3.store.record(Bucket, 'half')).toBeUndefined();
  });

  it('stores nothing when the connection is cut within aws-chunked framing', async () => {
    const head =
      'Content-Length: 1000000\r\nx-amz-decoded-content-length: 999000\r\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER';
    await cutUpload(head, Buffer.from('f4240\r\nhalf of it'));
    await nothingIsLeft();
    expect(s3.store.record(Bucket, 'half')).toBeUndefined();
  });

  it('stores nothing when the client gives up', async () => {
    const giveUp = new AbortController();
    const Body = new PassThrough();
    Body.write(Buffer.alloc(100_000));
    const command = new PutObjectCommand({ Bucket, Key: 'half', Body, ContentLength: 200_000 });
    const sent = s3.client.send(command, { abortSignal: giveUp.signal });
    setTimeout(() => giveUp.abort(), 50);
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    await nothingIsLeft();
    expect(s3.store.record(Bucket, 'half')).toBeUndefined();
  });
});
