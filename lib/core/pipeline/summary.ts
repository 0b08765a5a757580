import type { Manifest } from './manifest.ts';
import type { ResultRow } from './results.ts';

/** What a run came to; nothing in it depends on when it was written. */
export interface Summary {
  readonly run: string;
  readonly date: string;
  readonly list: string;
  readonly names: number;
  readonly done: number;
  readonly failed: number;
  /** Rows of the list that held no name. */
  readonly skipped: number;
  readonly duplicates: number;
  readonly sentiments: Readonly<Record<string, number>>;
  /** Failures by code. */
  readonly reasons: Readonly<Record<string, number>>;
  /** In how many names' pages each is found, those of most first. */
  readonly topEntities: readonly { readonly entity: string; readonly names: number }[];
  /** The list held no names. */
  readonly note?: 'no_rows';
}

const MOST_ENTITIES = 10;

/** Dates and quantities are of no name in particular. */
const MEASURE = / \((?:DATE|QUANTITY)\)$/;

export const summaryOf = (
  { run, date, list, names, skippedRows, duplicates }: Manifest,
  rows: readonly ResultRow[],
): Summary => {
  const done = rows.filter(({ status }) => status === 'done');
  const entities = countsOf(done.flatMap((row) => row.entities.filter((entity) => !MEASURE.test(entity))));
  return {
    run,
    date,
    list,
    names,
    done: done.length,
    failed: rows.length - done.length,
    skipped: skippedRows,
    duplicates,
    sentiments: Object.fromEntries(countsOf(done.map(({ sentiment }) => sentiment))),
    reasons: Object.fromEntries(countsOf(rows.flatMap(({ reason }) => reason || []))),
    topEntities: entities.slice(0, MOST_ENTITIES).map(([entity, count]) => ({ entity, names: count })),
    ...(names === 0 && { note: 'no_rows' }),
  };
};

/** The most frequent first; equally frequent ones by their text. */
const countsOf = (texts: readonly string[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1));
};
