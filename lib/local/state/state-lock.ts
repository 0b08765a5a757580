import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The state folder cannot be used; the message says why and what to do. */
export class StateFolderError extends Error {
  override readonly name = 'StateFolderError';
}

/**
 * Takes a state folder for this process alone, making it where it is missing. A lock left by a
 * process that no longer runs is taken over.
 *
 * @returns a function that gives it back.
 * @throws {StateFolderError} when another process has it, or it cannot be written.
 */
export const lockState = (folder: string): (() => void) => {
  const file = join(folder, 'lock');
  makeFolder(folder);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (createLock(file)) return () => rmSync(file, { force: true });
    const owner = ownerOf(file);
    if (owner !== undefined && isRunning(owner)) {
      throw new StateFolderError(
        `${folder} is in use by another laptop cloud (process ${owner}); stop it or choose --state`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new StateFolderError(`${folder} cannot be locked; another laptop cloud is starting in it`);
};

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new StateFolderError(
      `the state folder ${folder} cannot be made (${codeOf(cause)}); choose another with --state`,
      { cause },
    );
  }
};

const createLock = (file: string): boolean => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw new StateFolderError(
      `the state folder cannot be written (${codeOf(cause)} at ${file}); choose another with --state`,
      { cause },
    );
  }
};

const ownerOf = (file: string): number | undefined => {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
};

const isRunning = (pid: number): boolean => {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
