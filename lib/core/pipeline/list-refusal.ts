import { ValidationError } from '../errors.ts';

/** What a list of names may be. */
export const LIST_LIMITS = {
  bytes: 10 * 1024 * 1024,
  rows: 20_000,
  /** Of one name, in UTF-8: as long as the title of a page may be. */
  nameBytes: 255,
} as const;

/** A row of a list, as it stands there. */
export interface ListedRow {
  /** For people: a CSV's line, or how many in an array, from 1. */
  readonly row: number;
  readonly name: unknown;
}

/** The list as a whole cannot be taken; the reason holds nothing of what is in it. */
export const listRefused = (reason: string, cause?: unknown): ValidationError =>
  new ValidationError('list_invalid', `the list of names cannot be read: ${reason}`, { cause });

export const tooManyRows = (): ValidationError =>
  new ValidationError(
    'too_many_rows',
    `the list of names has more than ${LIST_LIMITS.rows} rows; give it as several lists, each a run of its own`,
  );
