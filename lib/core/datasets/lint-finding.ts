/** What can be the matter with a CSV file; stable for callers. */
export type LintCode =
  // The file as such.
  | 'no_rows'
  | 'encoding_unsupported'
  | 'encoding_utf16'
  | 'byte_order_mark'
  | 'characters_lost'
  | 'separator_unexpected'
  // Its records; the first three end the reading.
  | 'record_too_long'
  | 'quote_not_closed'
  | 'quote_invalid'
  | 'row_ragged'
  | 'separators_mixed'
  // Its columns and cells.
  | 'column_unnamed'
  | 'column_duplicate'
  | 'column_empty'
  | 'carriage_return_in_cell'
  | 'formula_like';

/** A `problem` keeps programs from reading the data right; a `notice` is for whoever opens it. */
export type LintLevel = 'problem' | 'notice';

/** One kind of thing that was found, however often. No cell's content and no column's name stands in it. */
export interface LintFinding {
  readonly code: LintCode;
  readonly level: LintLevel;
  /** The first line concerned, from 1; of a record over several lines, its last. */
  readonly line?: number;
  /** The first column concerned, from 1. */
  readonly column?: number;
  readonly count: number;
  /** What it is, and what to do. */
  readonly detail: string;
}

const NOTICES: ReadonlySet<LintCode> = new Set(['byte_order_mark', 'formula_like']);

export const levelOf = (code: LintCode): LintLevel => (NOTICES.has(code) ? 'notice' : 'problem');

export const hasProblems = (findings: readonly LintFinding[]): boolean =>
  findings.some(({ level }) => level === 'problem');
