import { readFile } from 'node:fs/promises';

/** The bytes of a file; `undefined` when there is none. */
export const fileIfThere = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch(ifMissing(undefined));

/** Takes the error of a file or folder that is not there, and gives something instead; any other it throws. */
export const ifMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
