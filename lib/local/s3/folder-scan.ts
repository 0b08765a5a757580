import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ifExists } from './file-errors.ts';
import { isIgnoredName } from './ignored-name.ts';
import type { ObjectStore } from './object-store.ts';

/** An object's place in the folder; there may be a file, or not any more. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

/** Every place where the folder and the store disagree: files that are new or changed, and objects whose file is gone. */
export const findDisagreements = async (store: ObjectStore): Promise<readonly ObjectPlace[]> => {
  const found: ObjectPlace[] = [];
  for (const { name: bucket } of store.buckets.all()) {
    const seen = new Set<string>();
    for await (const key of filesIn(join(store.folder, bucket), '')) {
      seen.add(key);
      if (!(await isKnown(store, { bucket, key }))) found.push({ bucket, key });
    }
    for (const { key, stored } of store.records(bucket)) {
      if (stored === 'plain' && !seen.has(key)) found.push({ bucket, key });
    }
  }
  return found;
};

/** Whether the store knows the file at the place as it is now. */
export const isKnown = async (store: ObjectStore, { bucket, key }: ObjectPlace): Promise<boolean> => {
  const record = store.record(bucket, key);
  const file = await ifExists(lstat(join(store.folder, bucket, ...key.split('/'))));
  return (
    file !== undefined &&
    record?.stored === 'plain' &&
    record.size === file.size &&
    record.mtimeMs === file.mtimeMs
  );
};

/** Keys of the regular files below `folder`; links are not followed. */
const filesIn = async function* (folder: string, prefix: string): AsyncGenerator<string> {
  const entries: readonly Dirent[] = (await ifExists(readdir(folder, { withFileTypes: true }))) ?? [];
  for (const entry of entries) {
    if (isIgnoredName(entry.name)) continue;
    if (entry.isDirectory()) yield* filesIn(join(folder, entry.name), `${prefix}${entry.name}/`);
    else if (entry.isFile()) yield prefix + entry.name;
  }
};
