import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectCreated } from '../../../../lib/local/s3/object-created.ts';
import { keyHash } from '../../../../lib/local/s3/object-key-path.ts';
import { type ObjectStore, openObjectStore } from '../../../../lib/local/s3/object-store.ts';
import { filesBelow, foldersIn, temporaryFolder } from './running-s3.ts';

const ALL = { prefix: '', delimiter: '', after: '', maxKeys: 1_000 };

let root: string;
let store: ObjectStore;

const open = () => openObjectStore({ ...foldersIn(root), buckets: ['images'] });
const reopen = async () => {
  await store.close();
  store = await open();
};
const put = (key: string, content = key) =>
  store.put({ bucket: 'images', key, body: { chunks: [Buffer.from(content)] } });
const read = async (key: string) => text((await store.open('images', key)).content());
const heard = (): ObjectCreated[] => {
  const events: ObjectCreated[] = [];
  store.onCreated((event) => events.push(event));
  return events;
};

beforeEach(async () => {
  root = await temporaryFolder();
  store = await open();
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

describe('a crash', () => {
  const content = () => join(root, 'objects/images/k');
  const metadata = () => join(root, `state/s3/images/${keyHash('k')}.json`);

  it('before the content is in place leaves the old object', async () => {
    await put('k', 'old');
    await copyFile(metadata(), `${metadata()}.next`);
    const announced = JSON.parse(await readFile(metadata(), 'utf8'));
    await writeFile(`${metadata()}.next`, JSON.stringify({ ...announced, size: 99, etag: 'new' }));
    await reopen();
    expect([await read('k'), (await store.head('images', 'k')).size]).toEqual(['old', 3]);
  });

  it('after the content is in place leaves the new object, whole', async () => {
    const record = await put('k', 'new');
    await rename(metadata(), `${metadata()}.next`);
    await reopen();
    expect(await store.head('images', 'k')).toEqual(record);
  });

  it('in the middle of a delete leaves nothing of the object', async () => {
    for (const key of ['k', '../k']) {
      await put(key);
      const path = join(root, `state/s3/images/${keyHash(key)}.json`);
      await rename(path, `${path}.gone`);
    }
    await reopen();
    expect([store.list('images', ALL).keys, await filesBelow(join(root, 'objects'))]).toEqual([[], []]);
    expect(await filesBelow(join(root, 'state/s3/images'))).toEqual(['bucket.json']);
  });

  it('in the middle of a delete does not take what a person put there since', async () => {
    await put('k', 'old');
    await rename(metadata(), `${metadata()}.gone`);
    await rm(content());
    await writeFile(content(), 'new');
    await reopen();
    expect([await store.reconcile('images', 'k'), await read('k')]).toEqual(['adopted', 'new']);
  });

  it('or anything else that spoils metadata loses no plain file: it is found again', async () => {
    await put('k', 'precious');
    await writeFile(metadata(), '{"key":');
    await reopen();
    expect(await store.reconcile('images', 'k')).toBe('adopted');
    expect(await read('k')).toBe('precious');
    expect(content()).toContain('objects');
  });
});

describe('events', () => {
  it('nobody took are told again after a restart, in order, and those taken are not', async () => {
    await put('first');
    await put('second');
    await reopen();
    const events = heard();
    await store.close();
    expect(events.map(({ key, eventName }) => [key, eventName])).toEqual([
      ['first', 'ObjectCreated:Put'],
      ['second', 'ObjectCreated:Put'],
    ]);
    store = await open();
    expect(heard()).toEqual([]);
  });

  it('whose listener had not finished are told again after a restart', async () => {
    store.onCreated(() => new Promise(() => undefined));
    await put('k');
    const abandoned = store;
    store = await open();
    expect(heard().map(({ key }) => key)).toEqual(['k']);
    expect(abandoned.record('images', 'k')?.notified).toBe(false);
  });

  it('have sequencers that only grow, also over a restart', async () => {
    const events = heard();
    await put('a');
    await put('b');
    await put('a');
    await store.close();
    store = await open();
    const more = heard();
    await put('a');
    const sequencers = [...events, ...more].map(({ sequencer }) => sequencer);
    expect(sequencers).toHaveLength(4);
    expect(sequencers).toEqual([...new Set(sequencers)].sort());
  });
});
