import { DECIMAL } from '../training/number-cell.ts';
import { isOtherwiseSeparated, type Separator } from './csv-dialect.ts';
import type { LintTally } from './lint-tally.ts';

export interface RowChecks {
  /** Takes the header first, then rows, each with its line. */
  readonly add: (record: readonly string[], line: number) => void;
  /** Adds what only the whole file tells. */
  finish(): void;
  rows(): number;
  /** The header's names, spaces around them aside. */
  names(): readonly string[];
}

/** Looks at records one by one and keeps nothing but counts, and whether a column holds anything. */
export const checkRows = (tally: LintTally, separator: Separator): RowChecks => {
  let names: readonly string[] | undefined;
  let filled = new Uint8Array();
  let rows = 0;
  return {
    add: (record, line) => {
      record.forEach((cell, index) => {
        checkCell(tally, cell, { line, column: index + 1 });
      });
      if (names === undefined) {
        names = record.map((name) => name.trim());
        filled = new Uint8Array(names.length);
        checkNames(tally, names, line);
        return;
      }
      rows += 1;
      if (record.length !== names.length) {
        const isMixed = isOtherwiseSeparated(record, names.length, separator);
        tally.add(isMixed ? 'separators_mixed' : 'row_ragged', { line });
      }
      for (let index = 0; index < filled.length; index += 1) {
        if (filled[index] === 0 && (record[index] ?? '').trim() !== '') filled[index] = 1;
      }
    },
    finish: () => {
      if (rows === 0) return tally.add('no_rows');
      filled.forEach((flag, index) => {
        if (flag === 0) tally.add('column_empty', { column: index + 1 });
      });
    },
    rows: () => rows,
    names: () => names ?? [],
  };
};

interface CellPlace {
  readonly line: number;
  readonly column: number;
}

const checkNames = (tally: LintTally, names: readonly string[], line: number): void => {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (name === '') tally.add('column_unnamed', { line, column: index + 1 });
    else if (seen.has(name)) tally.add('column_duplicate', { line, column: index + 1 });
    seen.add(name);
  }
};

const checkCell = (tally: LintTally, cell: string, place: CellPlace): void => {
  if (cell.includes('\r')) tally.add('carriage_return_in_cell', place);
  if (cell.includes('\uFFFD')) tally.add('characters_lost', place);
  if (isFormulaLike(cell)) tally.add('formula_like', place);
};

/** A number is none, nor are signs alone, with which people mark what is missing. */
const isFormulaLike = (cell: string): boolean =>
  /^\s*[=+\-@]/.test(cell) && !/^[\s+\-@]*$/.test(cell) && !DECIMAL.test(cell.trim());
