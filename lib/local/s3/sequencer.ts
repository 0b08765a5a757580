import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ifExists } from './file-errors.ts';

/** Hexadecimal digits, as S3 writes them: with equal lengths, text order is number order. */
const DIGITS = 18;
/** Numbers set aside per write of the file; at most this many are skipped by a crash. */
const BLOCK = 100_000;

/**
 * Gives strictly increasing sequencers, across restarts and crashes too: the file always holds a
 * number that has not been given yet, independent of the clock and of which objects still exist.
 *
 * @throws {Error} when the file is not a number.
 */
export const openSequencer = async (path: string): Promise<() => string> => {
  const text = await ifExists(readFile(path, 'utf8'));
  let next = text === undefined ? 1 : Number.parseInt(text, 16);
  if (!Number.isSafeInteger(next)) {
    throw new Error(
      `${path} should hold a hexadecimal number but holds "${text}"; delete the state folder to start afresh`,
    );
  }
  let reserved = next;
  return () => {
    if (next >= reserved) {
      reserved = next + BLOCK;
      writeFileSync(path, reserved.toString(16));
    }
    const given = next;
    next += 1;
    return given.toString(16).toUpperCase().padStart(DIGITS, '0');
  };
};
