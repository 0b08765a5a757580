import { lstat, mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { z } from 'zod';
import { writeAtomically } from './atomic-file.ts';
import { Bucket } from './bucket.ts';
import { ifExists } from './file-errors.ts';
import { readRecords } from './metadata-files.ts';
import { type BucketFolders, bucketFolders, type StoreFolders } from './store-folders.ts';

/** Every bucket that was made and not deleted, with its objects' metadata. */
export const readBuckets = async (folders: StoreFolders): Promise<readonly Bucket[]> => {
  const entries = await readdir(folders.state, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
  const found: Bucket[] = [];
  for (const name of names) {
    const own = bucketFolders(folders, name);
    const text = await ifExists(readFile(own.description, 'utf8'));
    if (text === undefined) continue;
    await makeFolders(own);
    found.push(new Bucket({ name, created: readCreated(own.description, text) }, own, readRecords(own)));
  }
  return found;
};

export const makeBucket = async (folders: StoreFolders, name: string, created: string): Promise<Bucket> => {
  const own = bucketFolders(folders, name);
  await makeFolders(own);
  await writeAtomically(own.description, JSON.stringify({ created }), folders.incoming);
  return new Bucket({ name, created }, own, []);
};

/** Removes the bucket's state. Its folder goes too unless a person left something in it. */
export const removeBucket = async ({ folders }: Bucket): Promise<void> => {
  await rm(folders.description, { force: true });
  await rm(folders.metadata, { recursive: true, force: true });
  await rmdir(folders.plain).catch(() => undefined);
};

const Description = z.object({ created: z.iso.datetime() });

const readCreated = (path: string, text: string): string => {
  try {
    return Description.parse(JSON.parse(text)).created;
  } catch (cause) {
    throw new Error(`${path} does not describe a bucket; delete the file to have the bucket made anew`, {
      cause,
    });
  }
};

const makeFolders = async (folders: BucketFolders): Promise<void> => {
  await mkdir(folders.opaque, { recursive: true });
  await mkdir(folders.plain, { recursive: true });
  if ((await lstat(folders.plain)).isDirectory()) return;
  throw new Error(
    `${folders.plain} is a link; a bucket has to be a folder of its own: move the link away and start again`,
  );
};
