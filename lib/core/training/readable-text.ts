import { TrainingDataError } from './training-data-error.ts';

/** First bytes of files that are often mistaken for CSV. */
const NOT_CSV = [
  { start: [0xff, 0xfe], what: 'UTF-16 text' },
  { start: [0xfe, 0xff], what: 'UTF-16 text' },
  { start: [0x1f, 0x8b], what: 'a gzip file' },
  { start: [0x50, 0x4b, 0x03, 0x04], what: 'a zip file, perhaps a spreadsheet' },
  { start: [0x50, 0x41, 0x52, 0x31], what: 'a Parquet file' },
] as const;

/** What a file looks like that is not CSV text in UTF-8, told by its first bytes; `undefined` when it may be. */
export const unreadableAs = (firstBytes: Uint8Array): string | undefined => {
  const known = NOT_CSV.find(({ start }) => start.every((byte, index) => firstBytes[index] === byte));
  return known?.what ?? (firstBytes.includes(0) ? 'binary data or UTF-16 text' : undefined);
};

/**
 * Refuses what is plainly not CSV text in UTF-8, told by its first bytes.
 *
 * @throws {TrainingDataError} `encoding_unsupported`, saying what the file looks like.
 */
export const assertCsvText = (firstBytes: Uint8Array): void => {
  const what = unreadableAs(firstBytes);
  if (what === undefined) return;
  throw new TrainingDataError('encoding_unsupported', `the file looks like ${what}; give CSV text in UTF-8`);
};
