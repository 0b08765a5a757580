import {
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type Tag,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningS3, startS3 } from '../running-s3.ts';

const target = { Bucket: 'images', Key: 'k' };

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3();
  await s3.client.send(new PutObjectCommand({ ...target, Body: 'x', Tagging: 'first=1' }));
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const setTags = (TagSet: Tag[]) =>
  s3.client.send(new PutObjectTaggingCommand({ ...target, Tagging: { TagSet } }));
const getTags = async () => (await s3.client.send(new GetObjectTaggingCommand(target))).TagSet;

it('gives the tags that an object was stored with', async () => {
  expect(await getTags()).toEqual([{ Key: 'first', Value: '1' }]);
});

it('replaces tags without a new event or a new date', async () => {
  const before = await s3.store.head('images', 'k');
  await setTags([
    { Key: 'a & b', Value: '<x>' },
    { Key: 'empty', Value: '' },
  ]);
  expect(await getTags()).toEqual([
    { Key: 'a & b', Value: '<x>' },
    { Key: 'empty', Value: '' },
  ]);
  expect((await s3.store.head('images', 'k')).sequencer).toBe(before.sequencer);
  expect(s3.events).toHaveLength(1);
});

it('removes tags, by an empty set or by a delete', async () => {
  await setTags([]);
  expect(await getTags()).toEqual([]);
  await setTags([{ Key: 'a', Value: '1' }]);
  await s3.client.send(new DeleteObjectTaggingCommand(target));
  expect(await getTags()).toEqual([]);
});

it('refuses the same tag twice, and tags of no object', async () => {
  await expect(
    setTags([
      { Key: 'a', Value: '1' },
      { Key: 'a', Value: '2' },
    ]),
  ).rejects.toMatchObject({ name: 'InvalidTag' });
  const missing = s3.client.send(new GetObjectTaggingCommand({ Bucket: 'images', Key: 'missing' }));
  await expect(missing).rejects.toMatchObject({ name: 'NoSuchKey' });
});
