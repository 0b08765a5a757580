import { readFile } from 'node:fs/promises';
import { wrongUsage } from '../cli-error.ts';
import type { Io } from '../io.ts';

/** Where a command reads its text. */
export const TEXT_ARGUMENT = { '<file>': 'a text in UTF-8, or - for standard input' };

/**
 * The text of a file or of standard input, as it is but for a byte order mark in front.
 *
 * @throws {CliError} for a file that is no UTF-8.
 */
export const readText = async (source: string, io: Io): Promise<string> => {
  if (source === '-') return (await io.readInput()).replace(/^\uFEFF/, '');
  const bytes = await readFile(source);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw wrongUsage(`${source} is no text in UTF-8; convert it`, { cause });
  }
};
