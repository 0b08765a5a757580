import type { SortedKeys } from './sorted-keys.ts';

/** What a list request selects. Every member is compared as plain text, before any encoding. */
export interface ListQuery {
  readonly prefix: string;
  /** Empty: no grouping. */
  readonly delimiter: string;
  /** Keys up to and including this one are left out, and so is the group of this name. */
  readonly after: string;
  /** Keys and groups together. */
  readonly maxKeys: number;
}

export interface ListPage {
  readonly keys: readonly string[];
  readonly commonPrefixes: readonly string[];
  /** The last key or group given; pass it as `after` for the next page. Absent on the last page. */
  readonly next?: string;
}

/** One page of a listing, in S3's order. Cost grows with the page, not with the bucket. */
export const listKeys = (all: SortedKeys, query: ListQuery): ListPage => {
  const keys: string[] = [];
  const commonPrefixes: string[] = [];
  let last = '';
  let index = startOf(all, query);
  for (let key = all.at(index); key?.startsWith(query.prefix); key = all.at(index)) {
    const group = groupOf(key, query);
    if (group === query.after && group !== '') {
      index = all.firstPast(group);
      continue;
    }
    if (keys.length + commonPrefixes.length >= query.maxKeys)
      return { keys, commonPrefixes, ...nextPage(last) };
    if (group === '') keys.push(key);
    else commonPrefixes.push(group);
    last = group === '' ? key : group;
    index = group === '' ? index + 1 : all.firstPast(group);
  }
  return { keys, commonPrefixes };
};

const startOf = (all: SortedKeys, { prefix, after }: ListQuery): number =>
  Math.max(all.firstAtOrAfter(prefix), after === '' ? 0 : all.firstAfter(after));

const groupOf = (key: string, { prefix, delimiter }: ListQuery): string => {
  if (delimiter === '') return '';
  const end = key.indexOf(delimiter, prefix.length);
  return end === -1 ? '' : key.slice(0, end + delimiter.length);
};

/** A page of at most 0 keys is complete by definition: S3 does not call it truncated. */
const nextPage = (last: string): { next?: string } => (last === '' ? {} : { next: last });
