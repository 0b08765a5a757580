import {
  appendFile,
  copyFile,
  mkdir,
  open as openFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FolderWatch, watchFolder } from '../../../../lib/local/s3/folder-watch.ts';
import type { ObjectCreated } from '../../../../lib/local/s3/object-created.ts';
import { type ObjectStore, openObjectStore } from '../../../../lib/local/s3/object-store.ts';
import { eventually, foldersIn, temporaryFolder } from './running-s3.ts';

let root: string;
let store: ObjectStore;
let watch: FolderWatch;
let events: ObjectCreated[];
let faults: unknown[];

const start = async () => {
  [events, faults] = [[], []];
  store = await openObjectStore({ ...foldersIn(root), buckets: ['images'] });
  store.onCreated((event) => events.push(event));
  watch = watchFolder(store, (error) => faults.push(error));
  await watch.ready;
};
const stop = async () => {
  await watch.close();
  await store.close();
};
const inFolder = (name: string) => join(root, 'objects/images', name);
const keysHeard = () => events.map(({ key }) => key).sort();
const read = async (key: string) => text((await store.open('images', key)).content());

beforeEach(async () => {
  root = await temporaryFolder();
  await start();
});
afterEach(async () => {
  await stop();
  await rm(root, { recursive: true, force: true });
  expect(faults).toEqual([]);
});

describe('a file', () => {
  it('copied into a bucket is uploaded once', async () => {
    await writeFile(join(root, 'cat.jpg'), 'meow');
    await copyFile(join(root, 'cat.jpg'), inFolder('cat.jpg'));
    const [event] = await eventually(() => events.length > 0 && events);
    expect(event).toMatchObject({
      bucket: 'images',
      key: 'cat.jpg',
      size: 4,
      eventName: 'ObjectCreated:Put',
    });
    expect(await read('cat.jpg')).toBe('meow');
  });

  it('moved in with its folder is uploaded', async () => {
    await mkdir(join(root, 'trip/day 1'), { recursive: true });
    await writeFile(join(root, 'trip/day 1/a.png'), 'a');
    await writeFile(join(root, 'trip/b.png'), 'b');
    await rename(join(root, 'trip'), inFolder('trip'));
    await eventually(() => events.length === 2);
    expect(keysHeard()).toEqual(['trip/b.png', 'trip/day 1/a.png']);
  });

  it('written slowly is uploaded once, when it is whole', async () => {
    const file = await openFile(inFolder('slow.bin'), 'w');
    for (let part = 0; part < 8; part += 1) {
      await file.write('part ');
      await sleep(60);
    }
    await file.close();
    await eventually(() => events.length > 0);
    expect(events).toMatchObject([{ key: 'slow.bin', size: 40 }]);
  });

  it('changed in place is uploaded again', async () => {
    await writeFile(inFolder('note.txt'), 'one');
    await eventually(() => events.length === 1);
    await appendFile(inFolder('note.txt'), ' two');
    await eventually(() => events.length === 2);
    expect(events.map(({ size }) => size)).toEqual([3, 7]);
    expect(await read('note.txt')).toBe('one two');
  });

  it('removed is an object deleted', async () => {
    await writeFile(inFolder('note.txt'), 'one');
    await eventually(() => events.length === 1);
    await rm(inFolder('note.txt'));
    await eventually(() => store.record('images', 'note.txt') === undefined);
  });

  it('that nobody means as an upload is left alone, and so are links and folders', async () => {
    await symlink('/etc/hosts', inFolder('hosts'));
    await mkdir(inFolder('empty'));
    await mkdir(inFolder('.hidden'));
    for (const name of [
      '.DS_Store',
      '.hidden/a',
      'film.part',
      'film.mp4.crdownload',
      'note.txt~',
      '~$letter.docx',
    ]) {
      await writeFile(inFolder(name), 'x');
    }
    await writeFile(inFolder('real.txt'), 'x');
    await eventually(() => events.length > 0);
    await sleep(400);
    expect(store.records('images').map(({ key }) => key)).toEqual(['real.txt']);
  });
});

describe('what the store itself writes', () => {
  it('is told once, not again by the watch', async () => {
    await store.put({ bucket: 'images', key: 'a/b.txt', body: { chunks: [Buffer.from('x')] } });
    await store.put({ bucket: 'images', key: 'a/b.txt', body: { chunks: [Buffer.from('xy')] } });
    await writeFile(inFolder('marker'), 'x');
    await eventually(() => keysHeard().includes('marker'));
    expect(keysHeard()).toEqual(['a/b.txt', 'a/b.txt', 'marker']);
  });

  it('and deletes does not come back', async () => {
    await store.put({ bucket: 'images', key: 'k', body: { chunks: [Buffer.from('x')] } });
    await store.delete('images', 'k');
    await writeFile(inFolder('marker'), 'x');
    await eventually(() => keysHeard().includes('marker'));
    expect(store.record('images', 'k')).toBeUndefined();
  });
});

describe('while nobody watched', () => {
  it('files that came, changed and went are found at the next start', async () => {
    for (const name of ['stays', 'changes', 'goes']) await writeFile(inFolder(name), name);
    await eventually(() => events.length === 3);
    await stop();
    await writeFile(inFolder('changes'), 'changed');
    await rm(inFolder('goes'));
    await mkdir(inFolder('new'));
    await writeFile(inFolder('new/comes'), 'comes');
    await start();
    expect(keysHeard()).toEqual(['changes', 'new/comes']);
    expect(
      store
        .records('images')
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['changes', 'new/comes', 'stays']);
  });
});

it('takes three hundred files dropped at once, each exactly once', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `picture ${index}.jpg`);
  await Promise.all(names.map((name) => writeFile(inFolder(name), name)));
  await eventually(() => events.length >= names.length);
  expect(keysHeard()).toEqual([...names].sort());
});
