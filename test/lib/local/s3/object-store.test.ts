import { lstat, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

  it('are not made from bodies that break off, nor is anything else left of them', async () => {
    const brokenAfter = async function* (chunks: number) {
      for (let chunk = 0; chunk < chunks; chunk += 1) yield Buffer.from('half');
      throw new Error('hung up');
    };
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const put = store.put({ bucket: 'images', key: 'k', body: { chunks: brokenAfter(attempt % 2) } });
      await expect(put).rejects.toThrow('hung up');
    }
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
