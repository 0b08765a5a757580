import { stringify } from 'csv-stringify/sync';
import type { ResultRow } from './results.ts';

const COLUMNS = [
  'name',
  'title',
  'url',
  'status',
  'sentiment',
  'positive',
  'negative',
  'neutral',
  'mixed',
  'entities',
  'key_phrases',
  'reason',
] as const;

/**
 * The results as CSV, in UTF-8, one row a name in the list's order. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
export const resultsCsv = (rows: readonly ResultRow[]): string =>
  stringify(
    rows.map(({ keyPhrases, entities, ...row }) => ({
      ...row,
      entities: cellOf(entities),
      key_phrases: cellOf(keyPhrases),
    })),
    {
      columns: [...COLUMNS],
      header: true,
      escape_formulas: true,
      /** A lone CR ends a line for some readers. */
      quoted_match: /[\r\n]/,
    },
  );

/** A spreadsheet's cell holds 32,767 characters. */
const LONGEST_CELL = 32_000;

/** As many whole items as fit. */
const cellOf = (items: readonly string[]): string => {
  let cell = '';
  for (const item of items) {
    const longer = cell === '' ? item : `${cell}; ${item}`;
    if (longer.length > LONGEST_CELL) break;
    cell = longer;
  }
  return cell;
};
