import { createHash } from 'node:crypto';
import { copyFile, lstat, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectCreated } from '../../../../lib/local/s3/object-created.ts';
import { keyHash } from '../../../../lib/local/s3/object-key-path.ts';
import { type ObjectStore, openObjectStore } from '../../../../lib/local/s3/object-store.ts';
import { filesBelow, foldersIn, temporaryFolder } from './running-s3.ts';

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

describe('objects', () => {
  it('are plain files that a person can see', async () => {
    await put('holiday/red flower+1.jpg', 'petals');
    expect(await readFile(join(root, 'objects/images/holiday/red flower+1.jpg'), 'utf8')).toBe('petals');
  });

  it('of any key come back the same, are listed, are deleted, and leave no file anywhere else', async () => {
    const unit = fc.oneof(
      fc.constantFrom('/', '.', '..', '\\', '\0', ' ', 'a', 'A', 'e\u0308', '\u00eb', '~'),
      fc.string({ unit: 'binary' }),
    );
    const key = fc
      .string({ unit, minLength: 1, maxLength: 8 })
      .filter((value) => value !== '' && Buffer.byteLength(value) <= 1_024);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(key, { minLength: 1, maxLength: 6 }), async (keys) => {
        for (const each of keys) await put(each, `content of ${each}`);
        await reopen();
        expect(new Set(store.list('images', ALL).keys)).toEqual(new Set(keys));
        for (const each of keys) expect(await read(each)).toBe(`content of ${each}`);
        expect(
          (await filesBelow(root)).filter((path) => !/^(objects\/images|state\/s3)\//.test(path)),
        ).toEqual([]);
        for (const each of keys) await store.delete('images', each);
        expect(await filesBelow(join(root, 'objects'))).toEqual([]);
        expect(await filesBelow(join(root, 'state/s3/images'))).toEqual(['bucket.json']);
      }),
      { numRuns: 60 },
    );
  });

  it('may be named like a folder of other objects, and the other way round', async () => {
    for (const key of ['a/b', 'a', 'c', 'c/d', 'Cat.jpg', 'cat.jpg']) await put(key);
    await reopen();
    for (const key of ['a/b', 'a', 'c', 'c/d', 'Cat.jpg', 'cat.jpg']) expect(await read(key)).toBe(key);
    expect(await filesBelow(join(root, 'objects/images'))).toEqual(['Cat.jpg', 'a/b', 'c']);
  });

  it('keep their metadata, tags and dates over a restart', async () => {
    const before = await store.put({
      ...{ bucket: 'images', key: 'k', body: { chunks: [Buffer.from('x')], checksums: ['crc32'] } },
      ...{
        headers: [['content-type', 'image/png']],
        metadata: [['__proto__', 'odd']],
        tags: [['colour', 'red']],
      },
    });
    await reopen();
    expect(await store.head('images', 'k')).toEqual(before);
  });

  it('are replaced at once: a reader goes on with the bytes it opened', async () => {
    await put('k', 'old');
    const opened = await store.open('images', 'k');
    await put('k', 'new');
    expect([await text(opened.content()), await read('k')]).toEqual(['old', 'new']);
  });

  it('are not made from a body that breaks off', async () => {
    const chunks = (async function* () {
      yield Buffer.from('half');
      throw new Error('hung up');
    })();
    await expect(store.put({ bucket: 'images', key: 'k', body: { chunks } })).rejects.toThrow('hung up');
    await expect(store.head('images', 'k')).rejects.toMatchObject(NO_SUCH_KEY);
    expect(await filesBelow(join(root, 'state/s3/.incoming'))).toEqual([]);
  });

  it('made under If-None-Match by fifty at once are made by one', async () => {
    const attempts = Array.from({ length: 50 }, (_, index) =>
      store.put({
        bucket: 'images',
        key: 'k',
        body: { chunks: [Buffer.from(`${index}`)] },
        condition: { ifNoneMatch: '*' },
      }),
    );
    const outcomes = await Promise.allSettled(attempts);
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await read('k')).toBe(String(winner));
  });

  it('leave no empty folders behind when they are deleted', async () => {
    await put('a/b/c');
    await put('a/d');
    await store.delete('images', 'a/b/c');
    await expect(lstat(join(root, 'objects/images/a/b'))).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await read('a/d')).toBe('a/d');
  });
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

describe('buckets', () => {
  it('are still there after a restart, and gone after a delete', async () => {
    await store.buckets.create('other');
    await reopen();
    expect(store.buckets.all().map(({ name }) => name)).toEqual(['images', 'other']);
    await store.buckets.delete('other');
    await reopen();
    expect(store.buckets.all().map(({ name }) => name)).toEqual(['images']);
  });

  it('may not be links, and the message says what to do', async () => {
    await store.close();
    await mkdir(join(root, 'elsewhere'));
    await rm(join(root, 'objects/images'), { recursive: true });
    await symlink(join(root, 'elsewhere'), join(root, 'objects/images'));
    await expect(open()).rejects.toThrow(/objects\/images is a link.*move the link away/);
  });
});
