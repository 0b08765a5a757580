import { lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from './atomic-file.ts';
import { fileErrorCode } from './file-errors.ts';
import { keyHash } from './object-key-path.ts';
import { ObjectRecord } from './object-record.ts';
import { type BucketFolders, contentPath } from './store-folders.ts';

/** Metadata of an object that is about to be put in place: it counts once the content is there. */
export const announceRecord = (folders: BucketFolders, record: ObjectRecord): Promise<void> =>
  writeFile(announcedPath(folders, record.key), JSON.stringify(record));

/** Makes the announced metadata the object's. */
export const confirmRecord = (folders: BucketFolders, key: string): Promise<void> =>
  rename(announcedPath(folders, key), recordPath(folders, key));

export const withdrawRecord = (folders: BucketFolders, key: string): Promise<void> =>
  rm(announcedPath(folders, key), { force: true });

/** Replaces the metadata of an object whose content does not change. */
export const rewriteRecord = (
  folders: BucketFolders,
  record: ObjectRecord,
  incoming: string,
): Promise<void> => writeAtomically(recordPath(folders, record.key), JSON.stringify(record), incoming);

/** Says that the object is being deleted: from here on it does not exist, whatever happens. */
export const buryRecord = (folders: BucketFolders, key: string): Promise<void> =>
  rename(recordPath(folders, key), buriedPath(folders, key));

/** Ends a delete, when the content is gone. */
export const removeBuriedRecord = (folders: BucketFolders, key: string): Promise<void> =>
  rm(buriedPath(folders, key), { force: true });

/** Removes the metadata of an object whose content is gone already. */
export const removeRecord = (folders: BucketFolders, key: string): Promise<void> =>
  rm(recordPath(folders, key), { force: true });

/**
 * Every object's metadata, after finishing or undoing what a crash left half done. Metadata that cannot be
 * read is dropped: a plain file is then found again as a new upload. Reads one file after the other and
 * waits for each, which for thousands of small files is several times faster than promises.
 */
export const readRecords = (folders: BucketFolders): readonly ObjectRecord[] => {
  const names = readdirSync(folders.metadata);
  for (const name of names.filter((candidate) => candidate.endsWith(BURIED))) finishDelete(folders, name);
  for (const name of names.filter((candidate) => candidate.endsWith(ANNOUNCED)))
    finishOrUndoPut(folders, name);
  return readdirSync(folders.metadata)
    .filter((name) => RECORD_NAME.test(name))
    .flatMap((name) => parseRecord(join(folders.metadata, name)) ?? []);
};

const ANNOUNCED = '.next';
const BURIED = '.gone';
const RECORD_NAME = /^[0-9a-f]{64}\.json$/;

const recordPath = ({ metadata }: BucketFolders, key: string): string =>
  join(metadata, `${keyHash(key)}.json`);
const announcedPath = (folders: BucketFolders, key: string): string =>
  `${recordPath(folders, key)}${ANNOUNCED}`;

const buriedPath = (folders: BucketFolders, key: string): string => `${recordPath(folders, key)}${BURIED}`;

/** Content that came after the delete is not the one that was to be deleted. */
const finishDelete = (folders: BucketFolders, name: string): void => {
  const path = join(folders.metadata, name);
  const record = parseRecord(path);
  if (record !== undefined && isInPlace(folders, record))
    rmSync(contentPath(folders, record), { force: true });
  rmSync(path, { force: true });
};

/** The content was put in place if and only if the file there is the one that was announced. */
const finishOrUndoPut = (folders: BucketFolders, name: string): void => {
  const path = join(folders.metadata, name);
  const record = parseRecord(path);
  if (record !== undefined && isInPlace(folders, record)) renameSync(path, path.slice(0, -ANNOUNCED.length));
  else rmSync(path, { force: true });
};

const isInPlace = (folders: BucketFolders, record: ObjectRecord): boolean => {
  const found = lstatSync(contentPath(folders, record), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === record.size && found.mtimeMs === record.mtimeMs;
};

const parseRecord = (path: string): ObjectRecord | undefined => {
  try {
    const parsed = ObjectRecord.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || fileErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
};
