import { TrainingDataError } from './training-data-error.ts';

/** The two columns that training reads, by the names in the file's first row. */
export interface ColumnNames {
  readonly feature: string;
  readonly target: string;
}

export interface ColumnPlaces {
  readonly feature: number;
  readonly target: number;
}

const MOST_NAMES_SHOWN = 20;

/**
 * Where the two columns stand. Other columns may be there, in any order, unnamed or twice.
 *
 * @throws {TrainingDataError} `column_missing`, listing what is there, or `column_duplicate`.
 */
export const findColumns = (header: readonly string[], { feature, target }: ColumnNames): ColumnPlaces => {
  const names = header.map((name) => name.trim());
  return { feature: placeOf(names, feature, '--feature'), target: placeOf(names, target, '--target') };
};

const placeOf = (names: readonly string[], wanted: string, option: string): number => {
  const place = names.indexOf(wanted);
  if (place === -1) {
    const there = `the file has ${shown(names)}`;
    const advice = `choose one with ${option}${separatorHint(names)}`;
    throw new TrainingDataError(
      'column_missing',
      `no column ${JSON.stringify(wanted)}; ${there}; ${advice}`,
      { line: 1 },
    );
  }
  if (names.lastIndexOf(wanted) !== place) {
    const reason = `column ${JSON.stringify(wanted)} is there more than once`;
    throw new TrainingDataError('column_duplicate', `${reason}; rename all but one of them`, { line: 1 });
  }
  return place;
};

const shown = (names: readonly string[]): string => {
  const some = names.slice(0, MOST_NAMES_SHOWN).map((name) => (name === '' ? '(unnamed)' : quoted(name)));
  const more = names.length - some.length;
  return more > 0 ? `${some.join(', ')} and ${more} more` : some.join(', ');
};

const quoted = (name: string): string => JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name);

const separatorHint = (names: readonly string[]): string => {
  const [only = ''] = names;
  const separator = [';', '\t', '|'].find((candidate) => names.length === 1 && only.includes(candidate));
  if (separator === undefined) return '';
  return `, or save the file with commas: its columns seem to be separated by ${JSON.stringify(separator)}`;
};
