import { type ColumnNames, type ColumnPlaces, findColumns } from './csv-header.ts';
import { numberInCell } from './number-cell.ts';

/** Some consecutive rows: the feature of row i beside the target of row i. */
export interface ColumnBatch {
  readonly feature: readonly number[];
  readonly target: readonly number[];
}

export interface ColumnCollector {
  /** Takes the header first, then rows, each with its line. */
  readonly add: (record: readonly string[], line: number) => void;
  /** The rows since the last call: one batch, or none. */
  drain(): ColumnBatch[];
  /** Rows handed out so far. */
  count(): number;
}

/** Picks two columns out of CSV records and makes numbers of them; the first record is the header. */
export const collectColumns = (names: ColumnNames): ColumnCollector => {
  let places: ColumnPlaces | undefined;
  let count = 0;
  let feature: number[] = [];
  let target: number[] = [];
  return {
    add: (record, line) => {
      if (places === undefined) {
        places = findColumns(record, names);
        return;
      }
      feature.push(numberInCell(record[places.feature] ?? '', { column: names.feature, line }));
      target.push(numberInCell(record[places.target] ?? '', { column: names.target, line }));
    },
    drain: () => {
      if (feature.length === 0) return [];
      const batch = { feature, target };
      count += feature.length;
      [feature, target] = [[], []];
      return [batch];
    },
    count: () => count,
  };
};
