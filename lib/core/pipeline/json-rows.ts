import { LIST_LIMITS, type ListedRow, listRefused, tooManyRows } from './list-refusal.ts';

/**
 * The items of a JSON array: texts, or objects with a member `name`.
 *
 * @throws {ValidationError} `list_invalid` or `too_many_rows`.
 */
export const jsonRows = (text: string): readonly ListedRow[] => {
  const items = parsed(text);
  if (!Array.isArray(items))
    throw listRefused('it is JSON, but not an array; give texts, or objects with a "name"');
  if (items.length > LIST_LIMITS.rows) throw tooManyRows();
  return items.map((item: unknown, index) => ({ row: index + 1, name: nameOf(item) }));
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    /** The parser's own words would repeat what is in the list. */
    throw listRefused('it begins as JSON does and is none');
  }
};

const nameOf = (item: unknown): unknown =>
  typeof item === 'object' && item !== null && Object.hasOwn(item, 'name') ? Reflect.get(item, 'name') : item;
