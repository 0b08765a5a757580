import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectCreated } from '../../../../lib/local/s3/object-created.ts';
import { type ObjectStore, openObjectStore } from '../../../../lib/local/s3/object-store.ts';
import { foldersIn, temporaryFolder } from './running-s3.ts';

const ALL = { prefix: '', delimiter: '', after: '', maxKeys: 1_000 };
const NO_SUCH_KEY = { code: 'NoSuchKey', status: 404 };

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

describe('a folder that people work in', () => {
  const inFolder = (name: string) => join(root, 'objects/images', name);

  it('makes a file an object when the store is asked to look', async () => {
    const events = heard();
    await writeFile(inFolder('dropped.png'), 'pixels');
    expect(await store.reconcile('images', 'dropped.png')).toBe('adopted');
    expect(await store.reconcile('images', 'dropped.png')).toBe('same');
    const record = await store.head('images', 'dropped.png');
    expect(record).toMatchObject({
      size: 6,
      etag: createHash('md5').update('pixels').digest('hex'),
      headers: [['content-type', 'image/png']],
    });
    expect(events.map(({ key, eventName }) => [key, eventName])).toEqual([
      ['dropped.png', 'ObjectCreated:Put'],
    ]);
  });

  it('takes a new date with the same content for no upload', async () => {
    const events = heard();
    await put('k', 'same');
    await writeFile(inFolder('k'), 'same');
    expect(await store.reconcile('images', 'k')).toBe('same');
    expect([await read('k'), events.length]).toEqual(['same', 1]);
  });

  it('never gives new bytes with old metadata', async () => {
    await put('k', 'old');
    await writeFile(inFolder('k'), 'longer than before');
    await expect(store.head('images', 'k')).rejects.toMatchObject({ code: 'SlowDown', status: 503 });
  });

  it('makes an object gone whose file is gone', async () => {
    await put('k');
    await rm(inFolder('k'));
    await expect(store.head('images', 'k')).rejects.toMatchObject(NO_SUCH_KEY);
    expect(store.list('images', ALL).keys).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')(
    'keeps apart files that differ only in case, where the disk does',
    async () => {
      await writeFile(inFolder('cat'), 'small');
      await writeFile(inFolder('CAT'), 'LARGE');
      await store.reconcile('images', 'cat');
      await store.reconcile('images', 'CAT');
      await reopen();
      expect([await read('cat'), await read('CAT')]).toEqual(['small', 'LARGE']);
    },
  );

  it.each(['../../secret', '..', '/secret', 'a/../../../secret'])(
    'never looks for the key %j outside',
    async (key) => {
      await writeFile(join(root, 'secret'), 'hidden');
      expect(await store.reconcile('images', key)).toBe('gone');
      expect(store.record('images', key)).toBeUndefined();
    },
  );

  it('does not follow links, neither to read nor to write nor to delete', async () => {
    const outside = join(root, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'secret'), 'hidden');
    await symlink(outside, inFolder('link'));
    await symlink(join(outside, 'secret'), inFolder('file'));
    expect([await store.reconcile('images', 'link/secret'), await store.reconcile('images', 'file')]).toEqual(
      ['gone', 'gone'],
    );
    await put('link/secret', 'mine');
    expect(await read('link/secret')).toBe('mine');
    await store.delete('images', 'link/secret');
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('hidden');
  });

  it('does not follow a link that took the place of an object', async () => {
    await put('a/k', 'mine');
    await mkdir(join(root, 'outside'));
    await writeFile(join(root, 'outside/k'), 'hidden');
    await rm(inFolder('a'), { recursive: true });
    await symlink(join(root, 'outside'), inFolder('a'));
    await expect(store.open('images', 'a/k')).rejects.toMatchObject(NO_SUCH_KEY);
  });
});
