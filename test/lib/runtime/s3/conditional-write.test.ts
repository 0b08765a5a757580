import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it, onTestFinished } from 'vitest';
import { stillAs, unlessOvertaken } from '../../../../lib/runtime/s3/conditional-write.ts';
import { readText } from '../../../../lib/runtime/s3/read-text.ts';
import { startS3 } from '../../local/s3/running-s3.ts';

const place = { Bucket: 'images', Key: 'counter' };

it('writes over exactly what was read, and tells who was overtaken', async () => {
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  const put = (Body: string, previous: { readonly etag: string } | undefined) =>
    unlessOvertaken(() => s3.client.send(new PutObjectCommand({ ...place, Body, ...stillAs(previous) })));
  const nothing = await readText(s3.client, place);
  expect(nothing).toBeUndefined();
  expect(await put('1', nothing)).toBeDefined();
  expect(await put('2', nothing)).toBeUndefined();
  const first = await readText(s3.client, place);
  expect(first?.text).toBe('1');
  expect(await put('2', first)).toBeDefined();
  expect(await put('3', first)).toBeUndefined();
});

it('hides no fault: a bucket that is not there is nobody who was faster', async () => {
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  const elsewhere = new PutObjectCommand({ Bucket: 'nowhere', Key: 'counter', Body: '1', IfNoneMatch: '*' });
  await expect(unlessOvertaken(() => s3.client.send(elsewhere))).rejects.toMatchObject({
    name: 'NoSuchBucket',
  });
});
