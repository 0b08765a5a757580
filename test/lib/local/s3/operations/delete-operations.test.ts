import { DeleteObjectCommand, DeleteObjectsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
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

const put = (Key: string) => s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
const keysLeft = () => s3.store.records(Bucket).map(({ key }) => key);

describe('DeleteObject', () => {
  it('deletes, and does not mind a key that is not there', async () => {
    await put('k');
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    const again = await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    expect([again.$metadata.httpStatusCode, keysLeft()]).toEqual([204, []]);
  });

  it('keeps an object that is not the one named by If-Match', async () => {
    await put('k');
    await expect(
      s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'k', IfMatch: '"other"' })),
    ).rejects.toMatchObject({
      name: 'PreconditionFailed',
    });
    expect(keysLeft()).toEqual(['k']);
  });
});

describe('DeleteObjects', () => {
  it('deletes keys of any characters and names each', async () => {
    const keys = ['a & b', '<x>', '../up', 'é🌺', ' space ', 'line\r\nbreak', '__proto__'];
    for (const key of keys) await put(key);
    const { Deleted = [], Errors } = await s3.client.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [...keys, 'k', 'never was'].map((Key) => ({ Key })) },
      }),
    );
    expect(Deleted.map(({ Key }) => Key)).toEqual([...keys, 'k', 'never was']);
    expect([Errors, keysLeft()]).toEqual([undefined, []]);
  });

  it('names only failures when it is to be quiet', async () => {
    await put('kept');
    await put('gone');
    const Objects = [{ Key: 'gone' }, { Key: 'kept', VersionId: 'v1' }];
    const { Deleted, Errors } = await s3.client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    expect(Deleted).toBeUndefined();
    expect(Errors).toMatchObject([{ Key: 'kept', Code: 'NoSuchVersion' }]);
    expect(keysLeft()).toEqual(['kept']);
  });

  it('refuses more than 1,000 keys and documents that are not XML', async () => {
    const Objects = Array.from({ length: 1_001 }, (_, index) => ({ Key: `${index}` }));
    await expect(
      s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } })),
    ).rejects.toMatchObject({ name: 'MalformedXML' });
    const reply = await rawRequest({
      port: s3.port,
      method: 'POST',
      path: '/images?delete',
      headers: { 'content-length': '3' },
      body: '<a>',
    });
    expect([reply.status, codeOf(reply)]).toEqual([400, 'MalformedXML']);
  });
});
