import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Bucket } from './bucket.ts';
import {
  announceRecord,
  buryRecord,
  confirmRecord,
  removeBuriedRecord,
  removeRecord,
  withdrawRecord,
} from './metadata-files.ts';
import { isUnusablePath, moveInto, pruneEmptyFolders, statInside } from './object-files.ts';
import { isPlainPath } from './object-key-path.ts';
import type { ObjectRecord } from './object-record.ts';
import { contentPath } from './store-folders.ts';

/** A record whose place on disk is not decided yet. */
export type RecordDraft = Omit<ObjectRecord, 'stored'>;

/**
 * Makes the finished file at `source` the object's content and `draft` its metadata, both or neither, whatever
 * moment a crash comes at. The object becomes a plain file at its key's path when that path is safe and free.
 * The caller holds the key's lock.
 */
export const placeObject = async (
  bucket: Bucket,
  draft: RecordDraft,
  source: string,
): Promise<ObjectRecord> => {
  const current = bucket.get(draft.key);
  if (current?.stored === 'plain' || (current === undefined && claimPath(bucket, draft.key))) {
    try {
      return await place(bucket, { ...draft, stored: 'plain' }, source);
    } catch (error) {
      if (current === undefined) bucket.claims.release(draft.key);
      if (!isUnusablePath(error)) throw error;
      if (current !== undefined) await dropRecord(bucket, current);
    }
  }
  return place(bucket, { ...draft, stored: 'opaque' }, source);
};

/** Gives metadata to a file that a person put at its key's path. The caller holds the key's lock. */
export const adoptFile = async (bucket: Bucket, draft: RecordDraft): Promise<ObjectRecord> => {
  const current = bucket.get(draft.key);
  const record: ObjectRecord = { ...draft, stored: 'plain' };
  await announceRecord(bucket.folders, record);
  await confirmRecord(bucket.folders, record.key);
  if (current?.stored !== 'plain') bucket.claims.hold(record.key);
  bucket.set(record);
  if (current?.stored === 'opaque') await rm(contentPath(bucket.folders, current), { force: true });
  return record;
};

/** Removes content and metadata, and the folders that are empty then. The caller holds the key's lock. */
export const removeObject = async (bucket: Bucket, record: ObjectRecord): Promise<void> => {
  const root = rootOf(bucket, record);
  const path = contentPath(bucket.folders, record);
  if ((await statInside(root, path)) === undefined) return dropRecord(bucket, record);
  await buryRecord(bucket.folders, record.key);
  bucket.delete(record);
  await rm(path, { force: true });
  await removeBuriedRecord(bucket.folders, record.key);
  await pruneEmptyFolders(root, dirname(path));
};

/** Forgets an object whose content is gone. */
export const dropRecord = async (bucket: Bucket, record: ObjectRecord): Promise<void> => {
  await removeRecord(bucket.folders, record.key);
  bucket.delete(record);
};

/** The folder that an object's file may never be outside of. */
export const rootOf = ({ folders }: Bucket, { stored }: Pick<ObjectRecord, 'stored'>): string =>
  stored === 'plain' ? folders.plain : folders.opaque;

const claimPath = (bucket: Bucket, key: string): boolean => isPlainPath(key) && bucket.claims.take(key);

const place = async (bucket: Bucket, record: ObjectRecord, source: string): Promise<ObjectRecord> => {
  await announceRecord(bucket.folders, record);
  try {
    await moveInto(rootOf(bucket, record), contentPath(bucket.folders, record), source);
  } catch (cause) {
    await withdrawRecord(bucket.folders, record.key);
    throw cause;
  }
  await confirmRecord(bucket.folders, record.key);
  bucket.set(record);
  return record;
};
