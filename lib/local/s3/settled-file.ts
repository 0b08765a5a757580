import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ifExists } from './file-errors.ts';

/** A file that keeps its size and date for this long is taken to be wholly written. */
const QUIET_MS = 200;
/** A file last written this long ago was moved here, or lay here while nobody watched: no need to wait. */
const OLD_MS = 2_000;

/** Waits until nobody writes to the file at `path` any more, or it is gone, or `signal` says to stop. */
export const settledFile = async (path: string, signal: AbortSignal): Promise<void> => {
  let before = await ifExists(lstat(path));
  while (before?.isFile() && Date.now() - before.mtimeMs < OLD_MS) {
    await sleep(QUIET_MS, undefined, { signal });
    const now = await ifExists(lstat(path));
    if (now === undefined || isSame(before, now)) return;
    before = now;
  }
};

const isSame = (a: Stats, b: Stats): boolean => a.size === b.size && a.mtimeMs === b.mtimeMs;
