import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, type RunningS3, startS3 } from './running-s3.ts';

const Bucket = 'images';

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const refused = (name: string, status: number) =>
  expect.objectContaining({ name, $metadata: expect.objectContaining({ httpStatusCode: status }) });

describe('keys', () => {
  const AWKWARD = [
    '..',
    '../../etc/passwd',
    '..%2F..%2Fetc%2Fpasswd',
    'a/../../b',
    '/leading',
    '//',
    'trailing/',
    'a//b',
    'back\\slash',
    'nul\0byte',
    '%00',
    'red flower+1.jpg',
    'quotes " & \' < > ;',
    'line\nbreak\rand\ttab',
    '🌺 שלום.jpg',
    'Zo\u00eb',
    'Zoe\u0308',
    '.DS_Store',
    '__proto__',
    'con',
    'x'.repeat(1_024),
    '?list-type=2&uploads',
    'hash#tag',
  ];

  it.each(AWKWARD)('such as %j are put, got, headed, listed, copied and deleted as they are', async (Key) => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: `content of ${Key}` }));
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe(`content of ${Key}`);
    expect((await s3.client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength).toBe(
      Buffer.byteLength(`content of ${Key}`),
    );
    const { Contents = [] } = await s3.client.send(
      new ListObjectsV2Command({ Bucket, Prefix: Key, EncodingType: 'url' }),
    );
    expect(Contents.map((entry) => decodeURIComponent(entry.Key ?? ''))).toEqual([Key]);
    await s3.client.send(
      new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: encodeURIComponent(`${Bucket}/${Key}`) }),
    );
    expect((await s3.store.head(Bucket, 'copy')).size).toBe(Buffer.byteLength(`content of ${Key}`));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toEqual(
      refused('NotFound', 404),
    );
    expect(
      (await filesBelow(s3.root)).filter((path) => !/^(objects\/images|state\/s3)\//.test(path)),
    ).toEqual([]);
  });

  it('in a list are readable without encoding, whatever markup and spaces they hold', async () => {
    const keys = ['list/ a ', 'list/"<&>\'', 'list/\r\n', 'list/🌺'];
    for (const Key of keys) await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const { Contents = [] } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/' }));
    expect(Contents.map((entry) => entry.Key).sort()).toEqual([...keys].sort());
  });

  it('of more than 1,024 bytes are too long', async () => {
    const sent = s3.client.send(new PutObjectCommand({ Bucket, Key: 'é'.repeat(513), Body: 'x' }));
    await expect(sent).rejects.toEqual(refused('KeyTooLongError', 400));
  });
});
