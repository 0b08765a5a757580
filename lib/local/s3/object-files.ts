import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rename, rmdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileErrorCode, ifExists } from './file-errors.ts';

/** A folder on the way to the file is a link, a file, or in somebody else's use: store by hash instead. */
export const isUnusablePath = (error: unknown): boolean => UNUSABLE.has(fileErrorCode(error));

const UNUSABLE = new Set([
  'EISDIR',
  'ENOTDIR',
  'EEXIST',
  'ELOOP',
  'ENAMETOOLONG',
  'EINVAL',
  'ENOTEMPTY',
  'EPERM',
  'ENOENT',
]);

/** How often a folder may disappear under a write (somebody deletes its last object) before giving up. */
const MOVE_ATTEMPTS = 5;

/**
 * Puts a finished file at `path` inside `root`, replacing a file that is there, all at once. Folders are
 * made; links are neither followed nor replaced.
 */
export const moveInto = async (root: string, path: string, source: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await refuseLinks(root, path);
      return await rename(source, path);
    } catch (error) {
      if (fileErrorCode(error) !== 'ENOENT' || attempt === MOVE_ATTEMPTS) throw error;
    }
  }
};

/** The regular file at `path` inside `root`; `undefined` when there is none, or a link on the way. */
export const statInside = async (root: string, path: string): Promise<Stats | undefined> => {
  if (!(await hasRealFolders(root, path))) return undefined;
  const found = await ifExists(lstat(path));
  return found?.isFile() ? found : undefined;
};

/** Opens the regular file at `path` inside `root` for reading; never follows a link, never waits on a pipe. */
export const openInside = async (root: string, path: string): Promise<FileHandle | undefined> => {
  if ((await statInside(root, path)) === undefined) return undefined;
  return ifExists(open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)));
};

/** Removes the folders from `folder` up to `root` that are empty now; `root` itself stays. */
export const pruneEmptyFolders = async (root: string, folder: string): Promise<void> => {
  for (let at = folder; at !== root && at.startsWith(root + sep); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch {
      return;
    }
  }
};

const refuseLinks = async (root: string, path: string): Promise<void> => {
  if (await hasRealFolders(root, path)) return;
  throw Object.assign(new Error(`a folder on the way to ${path} is a link`), { code: 'ELOOP' });
};

const hasRealFolders = async (root: string, path: string): Promise<boolean> => {
  if (!path.startsWith(root + sep)) return false;
  let at = root;
  for (const name of ['', ...relative(root, dirname(path)).split(sep)]) {
    at = join(at, name);
    if ((await ifExists(lstat(at)))?.isDirectory() !== true) return false;
  }
  return true;
};
