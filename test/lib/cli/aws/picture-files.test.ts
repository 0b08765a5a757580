import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readableFiles } from '../../../../lib/cli/aws/picture-files.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const fileIn = (folder: string, name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
};

it('gives each picture its file name as key', async () => {
  const path = fileIn(temporaryFolder(), 'a b.JPG');
  expect(await readableFiles([path])).toEqual([{ path, key: 'a b.JPG' }]);
});

it('refuses what would never be labelled', async () => {
  const folder = temporaryFolder();
  await expect(readableFiles([fileIn(folder, 'cat.gif')])).rejects.toThrow('must end in .jpg, .jpeg, .png');
  await expect(readableFiles([folder])).rejects.toThrow('is no plain file');
  await expect(readableFiles([join(folder, 'none.jpg')])).rejects.toThrow('ENOENT');
});

it('refuses a picture over the limit before it is sent', async () => {
  const path = fileIn(temporaryFolder(), 'huge.png');
  truncateSync(path, 15 * 1024 * 1024 + 1);
  await expect(readableFiles([path])).rejects.toThrow('at most 15728640 are labelled');
});

it('refuses two pictures that would become one', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'other'));
  const paths = [fileIn(folder, 'cat.jpg'), fileIn(join(folder, 'other'), 'cat.jpg')];
  await expect(readableFiles(paths)).rejects.toThrow('would both become cat.jpg');
});
