import { type ErrorCode, type Issue, ValidationError } from '../errors.ts';
import { isMemberName } from '../member-name.ts';
import type { Feature, ModelCard } from './card.ts';
import { describeFeature } from './describe-feature.ts';

export type Cell = number | bigint | string | boolean;
/** The values of one row, in the order of the card's features. */
export type Row = readonly Cell[];

/** More issues than this say nothing new and would make the refusal larger than the request. */
const MOST_ISSUES = 20;

/** Longest text a feature takes, in UTF-16 units. */
const LONGEST_TEXT = 10_000;

/** At most this many rows in one request. */
export const MOST_ROWS = 10_000;

/**
 * Reads one feature row `{"<feature>": value, …}` as the card describes it: every feature once,
 * nothing else, each of its own type. Numbers become exactly what the model will see.
 *
 * @throws {ValidationError} with one issue for everything that is wrong, at most 20.
 */
export const readRow = (card: ModelCard, value: unknown): Row => refuseIfAny(card, rowOf(card, value, ''));

/**
 * Reads many rows; all are taken or none.
 *
 * @throws {ValidationError} `no_rows`, `too_many_rows`, or the issues, with pointers like `/data/17/Weight`.
 */
export const readRows = (card: ModelCard, values: readonly unknown[]): readonly Row[] => {
  if (values.length === 0) throw new ValidationError('no_rows', '"data" holds no rows; send at least one');
  if (values.length > MOST_ROWS) {
    throw new ValidationError(
      'too_many_rows',
      `"data" holds ${values.length} rows; at most ${MOST_ROWS} are allowed`,
    );
  }
  const rows: Row[] = [];
  const issues: Issue[] = [];
  for (const [index, value] of values.entries()) {
    const read = rowOf(card, value, `/data/${index}`);
    rows.push(read.row);
    issues.push(...read.issues);
    if (issues.length >= MOST_ISSUES) break;
  }
  refuseIfAny(card, { row: [], issues });
  return rows;
};

interface ReadRow {
  readonly row: Row;
  readonly issues: readonly Issue[];
}

const rowOf = (card: ModelCard, value: unknown, pointer: string): ReadRow => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const detail = `a row must be a JSON object like ${smallestRow(card)}, got ${kindOf(value)}`;
    return { row: [], issues: [{ code: 'type_mismatch', pointer, detail }] };
  }
  const issues: Issue[] = unknownFields(card, value, pointer);
  const row: Cell[] = [];
  for (const feature of card.features) {
    const cell = Object.hasOwn(value, feature.name)
      ? readCell(feature, Reflect.get(value, feature.name))
      : refusal('field_missing', `"${feature.name}" is missing; it must be ${describeFeature(feature)}`);
    if (typeof cell === 'object') issues.push({ ...cell, pointer: `${pointer}/${escaped(feature.name)}` });
    else row.push(cell);
  }
  return { row, issues };
};

const unknownFields = (card: ModelCard, value: object, pointer: string): Issue[] =>
  Object.keys(value)
    .filter((key) => !card.features.some(({ name }) => name === key))
    .slice(0, MOST_ISSUES)
    .map((key) => ({
      code: 'unknown_field',
      pointer: isMemberName(key) ? `${pointer}/${key}` : pointer,
      detail: `unknown feature${isMemberName(key) ? ` "${key}"` : ''}; the model takes ${card.features.map(({ name }) => `"${name}"`).join(', ')}`,
    }));

type Refusal = Pick<Issue, 'code' | 'detail'>;

const refusal = (code: ErrorCode, detail: string): Refusal => ({ code, detail });

const readCell = (feature: Feature, value: unknown): Cell | Refusal => {
  const must = `"${feature.name}" must be ${describeFeature(feature)}`;
  switch (feature.type) {
    case 'float32':
    case 'float64':
      return typeof value === 'number' ? finite(feature, value, must) : mismatch(must, value);
    case 'int32':
    case 'int64':
      return integer(feature.type, value, must);
    case 'bool':
      return typeof value === 'boolean' ? value : mismatch(must, value);
    case 'string':
      return typeof value === 'string' ? text(value, must) : mismatch(must, value);
  }
};

const finite = (feature: Feature, value: number, must: string): Cell | Refusal => {
  if (!Number.isFinite(value))
    return refusal('number_not_finite', `${must}, got one too large for any number type`);
  const seen = feature.type === 'float32' ? Math.fround(value) : value;
  return Number.isFinite(seen)
    ? seen
    : refusal('number_out_of_range', `${must}, got one beyond float32's ±3.4e38`);
};

const INTEGER_BITS = { int32: 31n, int64: 63n } as const;

const integer = (type: 'int32' | 'int64', value: unknown, must: string): Cell | Refusal => {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return refusal('integer_unsafe', `${must}; beyond 2^53 send it as a decimal string`);
  }
  const isText = type === 'int64' && typeof value === 'string' && /^-?\d{1,20}$/.test(value);
  if (!isText && !Number.isSafeInteger(value)) return mismatch(must, value);
  const exact = BigInt(value as string | number);
  const bound = 1n << INTEGER_BITS[type];
  if (exact < -bound || exact >= bound)
    return refusal('number_out_of_range', `${must}, got one beyond ${type}`);
  return type === 'int64' ? exact : Number(exact);
};

const text = (value: string, must: string): Cell | Refusal => {
  if (value.length > LONGEST_TEXT)
    return refusal('string_too_long', `${must} of at most ${LONGEST_TEXT} characters`);
  return value.isWellFormed() && !value.includes('\0')
    ? value
    : refusal('encoding_invalid', `${must} without NUL characters or lone surrogates`);
};

const mismatch = (must: string, value: unknown): Refusal =>
  refusal('type_mismatch', `${must}, got ${kindOf(value)}`);

/** What a JSON value is, in words, without repeating its content. */
const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  return (
    { string: 'a text', number: 'a number', boolean: 'a boolean', object: 'an object' }[
      typeof value as string
    ] ?? 'something else'
  );
};

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The smallest row the model takes, as JSON. */
export const smallestRow = (card: ModelCard): string => JSON.stringify(exampleRow(card));

/** One valid row, from the card's examples and ranges. */
export const exampleRow = ({ features }: ModelCard): Readonly<Record<string, number | string | boolean>> =>
  Object.fromEntries(
    features.map((feature) => [feature.name, feature.example ?? feature.examples?.[0] ?? exampleOf(feature)]),
  );

const exampleOf = ({ type, range }: Feature): number | string | boolean => {
  if (type === 'bool') return true;
  if (type === 'string') return 'text';
  return range ? Math.round((range.min + range.max) / 2) : 1;
};

const refuseIfAny = (card: ModelCard, { row, issues }: ReadRow): Row => {
  const [first] = issues;
  if (first === undefined) return row;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  throw new ValidationError(
    first.code,
    `${first.detail}${more}; the smallest valid body is ${smallestRow(card)}`,
    {
      issues: issues.slice(0, MOST_ISSUES),
    },
  );
};
