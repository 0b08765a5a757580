import { csvRecords } from '../training/csv-records.ts';
import { unreadableAs } from '../training/readable-text.ts';
import { TrainingDataError } from '../training/training-data-error.ts';
import { dialectOf, type Separator } from './csv-dialect.ts';
import { type CsvText, openCsvText } from './csv-text.ts';
import type { LintCode, LintFinding } from './lint-finding.ts';
import { createTally, type LintTally } from './lint-tally.ts';
import { checkRows } from './row-checks.ts';

export interface CsvReport {
  /** Rows below the header that were read. */
  readonly rows: number;
  /** The header's names, spaces around them aside. */
  readonly columns: readonly string[];
  readonly separator: Separator;
  /** Whether the file was read to its end: a broken quote or a record without end stops the reading. */
  readonly complete: boolean;
  readonly findings: readonly LintFinding[];
}

/**
 * Says what is the matter with a CSV file, in memory that does not grow with it. Separators other than commas and
 * UTF-16 are found and read; one finding stands for all of its kind.
 *
 * @throws errors of `bytes` itself only.
 */
export const lintCsv = async (bytes: AsyncIterable<Uint8Array>): Promise<CsvReport> => {
  const tally = createTally();
  const text = await openCsvText(bytes);
  const { separator, lineBreaks } = dialectOf(text.head.toString());
  const checks = checkRows(tally, separator);
  const reading = { onRecord: checks.add, separator, lineBreaks, ragged: true };
  const complete = isText(text, tally) && (await isReadToTheEnd(csvRecords(text.slices, reading), tally));
  if (complete) checks.finish();
  if (separator !== ',') tally.add('separator_unexpected', { line: 1 });
  return { rows: checks.rows(), columns: checks.names(), separator, complete, findings: tally.findings() };
};

const isText = ({ encoding, hasByteOrderMark, head }: CsvText, tally: LintTally): boolean => {
  const what = unreadableAs(head);
  if (what !== undefined) {
    tally.add('encoding_unsupported', {}, `the file looks like ${what}; give CSV text in UTF-8`);
    return false;
  }
  if (encoding === 'UTF-16') tally.add('encoding_utf16');
  else if (hasByteOrderMark) tally.add('byte_order_mark', { line: 1, column: 1 });
  return true;
};

const isReadToTheEnd = async (reading: AsyncIterable<void>, tally: LintTally): Promise<boolean> => {
  try {
    for await (const _ of reading);
    return true;
  } catch (error) {
    const code = error instanceof TrainingDataError ? ENDINGS.get(error.code) : undefined;
    if (!(error instanceof TrainingDataError) || code === undefined) throw error;
    const { line, message } = error;
    tally.add(code, line === undefined ? {} : { line }, message.replace(/^line \d+: /, ''));
    return false;
  }
};

/** What the reader gives up for. */
const ENDINGS: ReadonlyMap<string, LintCode> = new Map(
  (['record_too_long', 'quote_not_closed', 'quote_invalid'] as const).map((code) => [code, code]),
);
