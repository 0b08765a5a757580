import { type ColumnBatch, collectColumns } from './column-collector.ts';
import type { ColumnNames } from './csv-header.ts';
import { csvRecords, slicesOf } from './csv-records.ts';
import { assertCsvText } from './readable-text.ts';
import { TrainingDataError } from './training-data-error.ts';

/**
 * Reads two columns of numbers from CSV text (UTF-8 with or without byte order mark; LF, CRLF or CR; RFC 4180
 * quotes; blank lines are skipped), in file order and in memory that does not grow with the file. Nothing is
 * skipped or guessed: the first missing value, text, ragged row or broken quote ends the reading.
 *
 * @throws {TrainingDataError} with the line where there is one; errors of `bytes` itself pass through.
 */
export async function* readCsvColumns(
  bytes: AsyncIterable<Uint8Array>,
  names: ColumnNames,
): AsyncGenerator<ColumnBatch> {
  const rows = collectColumns(names);
  for await (const _ of csvRecords(textSlices(bytes), { onRecord: rows.add })) yield* rows.drain();
  if (rows.count() === 0) throw new TrainingDataError('no_rows', 'the file holds no rows');
}

async function* textSlices(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const slice of slicesOf(bytes)) {
    if (first) assertCsvText(slice);
    first = false;
    yield slice;
  }
}
