import { type LintCode, type LintFinding, levelOf } from './lint-finding.ts';

interface Place {
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
}

interface Tallied {
  readonly place: Place;
  readonly detail: string | undefined;
  readonly columns: Set<number>;
  count: number;
}

const MOST_COLUMNS_SHOWN = 10;

/** Counts what is found by kind, so that a file full of faults takes no more memory than one with a few. */
export interface LintTally {
  /** @param detail left out for the usual words. */
  add(code: LintCode, place?: Place, detail?: string): void;
  /** In the order in which kinds first came. */
  findings(): LintFinding[];
}

export const createTally = (): LintTally => {
  const found = new Map<LintCode, Tallied>();
  return {
    add: (code, place = {}, detail = undefined) => {
      const tallied = found.get(code) ?? { place, detail, columns: new Set(), count: 0 };
      tallied.count += 1;
      if (place.column !== undefined && tallied.columns.size <= MOST_COLUMNS_SHOWN)
        tallied.columns.add(place.column);
      found.set(code, tallied);
    },
    findings: () =>
      [...found].map(([code, { place, count, columns, detail = DETAILS[code] }]) => ({
        code,
        level: levelOf(code),
        ...place,
        count,
        detail: `${detail}${whereIn(columns)}`,
      })),
  };
};

/** Which columns, where they are several. */
const whereIn = (columns: ReadonlySet<number>): string => {
  if (columns.size < 2) return '';
  const shown = [...columns].slice(0, MOST_COLUMNS_SHOWN).toSorted((one, other) => one - other);
  return ` (columns ${shown.join(', ')}${columns.size > MOST_COLUMNS_SHOWN ? ' and others' : ''})`;
};

const DETAILS: Readonly<Record<LintCode, string>> = {
  no_rows: 'there are no rows below the header',
  encoding_unsupported: 'this is not text; give CSV text in UTF-8',
  encoding_utf16: 'the text is UTF-16; save it as UTF-8',
  byte_order_mark:
    'a byte order mark stands before the first name, and some programs take it for a part of that',
  characters_lost:
    'cells hold characters that were lost, for the text is not UTF-8 or was not once; export it again as UTF-8',
  separator_unexpected: 'the columns are not separated by commas; save the file with commas',
  record_too_long: 'a record does not end',
  quote_not_closed: 'a quote is never closed',
  quote_invalid: 'a quote stands where none may',
  row_ragged: 'rows have more or fewer cells than the header; quote cells that hold the separator',
  separators_mixed: 'rows are separated otherwise than the header; use one separator throughout',
  column_unnamed: 'columns have no name; give each one, or leave out an index that was written along',
  column_duplicate: 'columns have the name of an earlier one; rename or remove them',
  column_empty: 'columns hold nothing in any row; fill or remove them',
  carriage_return_in_cell:
    'cells hold carriage returns, which some programs take for the end of the row; replace them',
  formula_like: 'cells start as a formula does (=, +, -, @), which a spreadsheet runs when it opens the file',
};
