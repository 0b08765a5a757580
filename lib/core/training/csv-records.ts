import { CsvError, type Parser, parse } from 'csv-parse';
import { csvRefusal } from './csv-refusal.ts';
import { TrainingDataError } from './training-data-error.ts';

/** The parser is fed this much at a time, so that memory stays flat however large the source's chunks are. */
export const SLICE_BYTES = 64 * 1024;
/** A record that is still open after this much is a forgotten quote or not CSV at all. */
const LONGEST_RECORD_BYTES = 1024 * 1024;

export interface CsvReading {
  /** Takes each record, blank lines aside, with the line on which it ends. What it throws ends the reading. */
  readonly onRecord: (record: readonly string[], line: number) => void;
  /** @default ',' */
  readonly separator?: string;
  /** @default LF, CRLF and CR */
  readonly lineBreaks?: readonly string[];
  /** Lets rows have more or fewer cells than the first one. */
  readonly ragged?: boolean;
}

/**
 * Parses CSV text in UTF-8 in memory that does not grow with it, and yields after each slice.
 *
 * @throws {TrainingDataError} with the line: for a quote that is never closed or stands where none may, a record
 * over 1 MiB and, unless `ragged`, a row of another length.
 */
export async function* csvRecords(
  slices: AsyncIterable<Buffer>,
  { onRecord, separator = ',', lineBreaks = ['\r\n', '\n', '\r'], ragged = false }: CsvReading,
): AsyncGenerator<void> {
  let [lastLine, surplus] = [0, 0];
  const parser = parse({
    bom: true,
    delimiter: separator,
    skip_empty_lines: true,
    relax_column_count: ragged,
    record_delimiter: [...lineBreaks],
    /** Null, so that the parser keeps nothing. */
    on_record: (record: readonly string[], { lines }) => {
      surplus += surplusLines(record, lineBreaks);
      lastLine = lines - surplus;
      onRecord(record, lastLine);
      return null;
    },
  });
  // The promise of the write that failed carries the error; without a listener it would end the process as well.
  parser.on('error', () => {});
  const assertProgress = recordLengthGuard(parser, () => lastLine);
  try {
    for await (const slice of slices) {
      await written(parser, slice);
      assertProgress(slice.length);
      yield;
    }
    await ended(parser);
    yield;
  } catch (cause) {
    throw cause instanceof CsvError ? csvRefusal(cause, lastLine, surplus) : cause;
  } finally {
    parser.destroy();
  }
}

/** The same bytes in pieces that the parser may be fed with. */
export async function* slicesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.length; start += SLICE_BYTES) {
      const length = Math.min(SLICE_BYTES, chunk.length - start);
      yield Buffer.from(chunk.buffer, chunk.byteOffset + start, length);
    }
  }
}

/** The parser counts a line for each carriage return in a cell, before a line feed as well. */
const surplusLines = (record: readonly string[], lineBreaks: readonly string[]): number => {
  const counted = lineBreaks.includes('\r') ? '\r\n' : '\r';
  return record.reduce((sum, cell) => (cell.includes('\r') ? sum + cell.split(counted).length - 1 : sum), 0);
};

/** The parser's own limit counts characters only, so that a line of nothing but commas would pass it. */
const recordLengthGuard = (parser: Parser, lastLine: () => number): ((bytes: number) => void) => {
  let [seen, open] = [0, 0];
  return (bytes) => {
    const { records, empty_lines } = parser.info;
    open = records + empty_lines === seen ? open + bytes : 0;
    seen = records + empty_lines;
    if (open <= LONGEST_RECORD_BYTES) return;
    const reason = `the record that starts here is longer than ${LONGEST_RECORD_BYTES} bytes`;
    const advice = 'a quote may be left open in it, or the lines are not ended by line breaks';
    throw new TrainingDataError('record_too_long', `${reason}; ${advice}`, { line: lastLine() + 1 });
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
