import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A name in `folder` that nothing else uses. */
export const temporaryPath = (folder: string): string => join(folder, randomUUID());

/**
 * Replaces `path` with `text` so that a reader, or a crash of this process, sees the old text or the
 * new, never a part. `temporaryFolder` has to be on the same disk.
 */
export const writeAtomically = async (path: string, text: string, temporaryFolder: string): Promise<void> => {
  const temporary = temporaryPath(temporaryFolder);
  try {
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
};
