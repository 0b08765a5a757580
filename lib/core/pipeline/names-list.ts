import { csvRows } from './csv-rows.ts';
import { jsonRows } from './json-rows.ts';
import { LIST_LIMITS, type ListedRow, listRefused } from './list-refusal.ts';

/** Why a row gives no name. */
export type SkipReason = 'empty' | 'too_long' | 'control_characters' | 'no_text';

export interface SkippedRow {
  readonly row: number;
  readonly reason: SkipReason;
}

export interface NamesList {
  /** In the list's order, trimmed and composed (NFC), each once. */
  readonly names: readonly string[];
  readonly skipped: readonly SkippedRow[];
  /** Rows that say a name again. */
  readonly duplicates: number;
}

/** More bad rows than good ones: it is another kind of file. */
const MOST_SKIPPED = 0.5;

/**
 * Reads a list of names: JSON where the content begins as JSON does, else CSV; UTF-8 or UTF-16, with or without a byte
 * order mark. An empty file, or a header alone, is a list without names. A bad row is left out and told.
 *
 * @throws {ValidationError} `list_invalid` where the list as a whole cannot be read or most of its rows are bad, or
 * `too_many_rows`.
 */
export const readNamesList = (bytes: Uint8Array): NamesList => {
  if (bytes.length > LIST_LIMITS.bytes)
    throw listRefused(`it has ${bytes.length} bytes; at most ${LIST_LIMITS.bytes} are taken`);
  const text = decoded(bytes);
  const rows = rowsOf(text);
  const names = new Set<string>();
  const skipped: SkippedRow[] = [];
  let duplicates = 0;
  for (const listed of rows) {
    const read = nameIn(listed);
    if (typeof read !== 'string') skipped.push(read);
    else if (names.has(read)) duplicates += 1;
    else names.add(read);
  }
  if (skipped.length > rows.length * MOST_SKIPPED) {
    throw listRefused(`${skipped.length} of its ${rows.length} rows hold no name that can be taken`);
  }
  return { names: [...names], skipped, duplicates };
};

const rowsOf = (text: string): readonly ListedRow[] => {
  if (text.trim() === '') return [];
  return /^\s*[[{]/.test(text) ? jsonRows(text) : csvRows(text);
};

const decoded = (bytes: Uint8Array): string => {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw listRefused('it is not UTF-8, and has no mark of UTF-16; save it as UTF-8', cause);
  }
};

const nameIn = ({ row, name }: ListedRow): string | SkippedRow => {
  if (typeof name !== 'string') return { row, reason: 'no_text' };
  const tidy = name.normalize('NFC').trim();
  if (tidy === '') return { row, reason: 'empty' };
  if (Buffer.byteLength(tidy) > LIST_LIMITS.nameBytes) return { row, reason: 'too_long' };
  /** Half a surrogate pair counts among them: it would be written as another character. */
  return /[\p{Cc}\p{Cs}]/u.test(tidy) ? { row, reason: 'control_characters' } : tidy;
};
