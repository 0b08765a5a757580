import { CsvError, type Parser, parse } from 'csv-parse';
import { type ColumnBatch, type ColumnCollector, collectColumns } from './column-collector.ts';
import type { ColumnNames } from './csv-header.ts';
import { csvRefusal } from './csv-refusal.ts';
import { assertCsvText } from './readable-text.ts';
import { TrainingDataError } from './training-data-error.ts';

/** The parser is fed this much at a time, so that memory stays flat however large the source's chunks are. */
const SLICE_BYTES = 64 * 1024;
/** A record that is still open after this much is a forgotten quote or not CSV at all. */
const LONGEST_RECORD_BYTES = 1024 * 1024;

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
  const parser = parse({
    bom: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (record, { lines }) => rows.add(record, lines),
  });
  // The promise of the write that failed carries the error; without a listener it would end the process as well.
  parser.on('error', () => {});
  const assertProgress = recordLengthGuard(parser, rows);
  try {
    for await (const slice of slicesOf(bytes)) {
      await written(parser, slice);
      assertProgress(slice.length);
      yield* rows.drain();
    }
    await ended(parser);
    yield* rows.drain();
  } catch (cause) {
    throw cause instanceof CsvError ? csvRefusal(cause, rows.lastLine()) : cause;
  } finally {
    parser.destroy();
  }
  if (rows.count() === 0) throw new TrainingDataError('no_rows', 'the file holds no rows');
}

async function* slicesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      const length = Math.min(SLICE_BYTES, chunk.length - start);
      const slice = Buffer.from(chunk.buffer, chunk.byteOffset + start, length);
      if (first) assertCsvText(slice);
      first = false;
      yield slice;
    }
  }
}

/** The parser's own limit counts characters only, so that a line of nothing but commas would pass it. */
const recordLengthGuard = (parser: Parser, rows: ColumnCollector): ((bytes: number) => void) => {
  let [seen, open] = [0, 0];
  return (bytes) => {
    const { records, empty_lines } = parser.info;
    open = records + empty_lines === seen ? open + bytes : 0;
    seen = records + empty_lines;
    if (open <= LONGEST_RECORD_BYTES) return;
    const reason = `the record that starts here is longer than ${LONGEST_RECORD_BYTES} bytes`;
    const advice = 'a quote may be left open in it, or the lines are not ended by line breaks';
    throw new TrainingDataError('record_too_long', `${reason}; ${advice}`, { line: rows.lastLine() + 1 });
  };
};

const written = (parser: Parser, slice: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(slice, (error) => (error ? reject(error) : resolve()));
  });

const ended = (parser: Parser): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.on('error', reject);
    parser.end(() => resolve());
  });
