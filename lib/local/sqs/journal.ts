import { closeSync, constants, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/**
 * An append-only file of JSON lines. What `append` has returned from is in the operating system's
 * hands, so it survives the death of this process.
 */
export class Journal {
  readonly #path: string;
  #file: number;
  #bytes: number;
  #bytesWhenWritten: number;
  #lines: number;

  /** Starts a file that holds `entries` and nothing else, in place of any older one. */
  constructor(path: string, entries: readonly object[]) {
    this.#path = path;
    const text = linesOf(entries);
    this.#file = startFile(path, text);
    this.#bytes = text.length;
    this.#bytesWhenWritten = text.length;
    this.#lines = entries.length;
  }

  /** Whether writing the file anew, with one line for each of `live` messages, is worth the while. */
  isLong(live: number): boolean {
    if (this.#lines > MOST_DEAD_LINES + 4 * live) return true;
    return this.#bytes > Math.max(SHORTEST_LONG_BYTES, 2 * this.#bytesWhenWritten);
  }

  /** @throws the file system's error, with the file as it was before, when the disk takes no more. */
  append(entries: readonly object[]): void {
    const text = linesOf(entries);
    try {
      writeAll(this.#file, text);
      this.#bytes += text.length;
      this.#lines += entries.length;
    } catch (error) {
      ftruncateSync(this.#file, this.#bytes);
      throw error;
    }
  }

  /** Replaces the whole file in one step; on failure the old one stays. */
  rewrite(entries: readonly object[]): void {
    const text = linesOf(entries);
    const file = startFile(this.#path, text);
    closeSync(this.#file);
    this.#file = file;
    this.#bytes = text.length;
    this.#bytesWhenWritten = text.length;
    this.#lines = entries.length;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/**
 * Reads a journal back. A last line without its end is dropped: its writer died before it could
 * tell anyone that the change was made.
 *
 * @throws {Error} naming file and line when any other line does not read.
 */
export const readJournal = <T>(path: string, isEntry: (value: unknown) => value is T): T[] => {
  const bytes = readFileSync(path);
  const entries: T[] = [];
  for (let start = 0, end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    const entry = parseLine(bytes.toString('utf8', start, end));
    if (!isEntry(entry)) throw damaged(path, entries.length + 1);
    entries.push(entry);
    start = end + 1;
  }
  return entries;
};

const NEWLINE = 10;

const APPEND_FROM_EMPTY = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;

/** This many lines are read in some tens of milliseconds. */
const MOST_DEAD_LINES = 10_000;

/** Under 8 MiB a journal is read in some tens of milliseconds; shorter ones are left alone. */
const SHORTEST_LONG_BYTES = 8 * 1024 * 1024;

const linesOf = (entries: readonly object[]): Buffer =>
  Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));

/** Writes beside the final name and renames, so that a reader never meets half a file. */
const startFile = (path: string, text: Buffer): number => {
  const draft = `${path}.new`;
  const file = openSync(draft, APPEND_FROM_EMPTY);
  try {
    writeAll(file, text);
    renameSync(draft, path);
    return file;
  } catch (error) {
    closeSync(file);
    throw error;
  }
};

const writeAll = (file: number, text: Buffer): void => {
  for (let written = 0; written < text.length; ) written += writeSync(file, text, written);
};

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const damaged = (path: string, line: number): Error =>
  new Error(
    `line ${line} of the queue journal ${path} does not read; mend it, or move the file away to start empty`,
  );
