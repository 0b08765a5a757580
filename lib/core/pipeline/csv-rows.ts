import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { LIST_LIMITS, type ListedRow, listRefused, tooManyRows } from './list-refusal.ts';

/** A record that is still open after so many characters is a forgotten quote. */
const LONGEST_RECORD = 64 * 1024;

/**
 * The column `name` of a CSV: separated by commas, semicolons or tabs; LF, CRLF or CR; other columns are let be.
 *
 * @throws {ValidationError} `list_invalid`, with the line, or `too_many_rows`.
 */
export const csvRows = (text: string): readonly ListedRow[] => {
  const [header, ...records] = recordsOf(text);
  if (header === undefined) return [];
  const column = nameColumnOf(header.cells);
  if (records.length > LIST_LIMITS.rows) throw tooManyRows();
  return records.map(({ line, cells }) => ({ row: line, name: cells[column] ?? '' }));
};

interface CsvRecord {
  /** The one it ends on. */
  readonly line: number;
  readonly cells: readonly string[];
}

const recordsOf = (text: string): readonly CsvRecord[] => {
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      delimiter: separatorOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_RECORD,
      /** One more than the header and the rows allowed tells that there are too many. */
      to: LIST_LIMITS.rows + 2,
      on_record: (cells: string[], { lines }) => void records.push({ line: lines, cells }),
    });
    return records;
  } catch (cause) {
    throw cause instanceof CsvError ? csvRefused(cause, records.at(-1)?.line ?? 0) : cause;
  }
};

const SEPARATORS = [',', ';', '\t'] as const;

/** Whichever stands most often in the header, outside quotes. */
const separatorOf = (text: string): string => {
  const [header = ''] = text.trimStart().split(/[\r\n]/, 1);
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const counted = SEPARATORS.map((separator) => ({ separator, count: bare.split(separator).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).separator;
};

const nameColumnOf = (header: readonly string[]): number => {
  const names = header.map((cell) => cell.trim().toLowerCase());
  const column = names.indexOf('name');
  if (column === -1) throw listRefused('its first line names no column "name"; give it a header');
  if (names.lastIndexOf('name') !== column)
    throw listRefused('its first line names the column "name" twice; leave one');
  return column;
};

const csvRefused = (cause: CsvError, lastLine: number) => {
  const from = `line ${lastLine + 1}`;
  switch (cause.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_MAX_RECORD_SIZE':
      return listRefused(`a quote that opens in the record at ${from} is never closed`, cause);
    default: {
      const line = typeof cause.lines === 'number' ? `line ${cause.lines}` : from;
      return listRefused(
        `a quote stands where none may, at ${line}; double quotes inside a quoted cell`,
        cause,
      );
    }
  }
};
