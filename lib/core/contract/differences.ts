/** One place where an answer is not what it must be; `pointer` is a JSON Pointer (RFC 6901) into it. */
export interface Difference {
  readonly pointer: string;
  readonly expected: string;
  readonly found: string;
}

/** Processors round the last digits of a model's arithmetic differently; nothing else may differ. */
const TOLERANCE = 1e-5;

/**
 * Where an answer breaks a promise: another type, another value, a member or an item that is missing. Numbers may
 * differ by 1e-5 of their size, or of 1 where they are smaller. Members that were not promised may be there.
 */
export const differences = (expected: unknown, found: unknown, pointer = ''): readonly Difference[] => {
  const [wanted, got] = [kindOf(expected), kindOf(found)];
  if (wanted !== got) return [{ pointer, expected: shown(expected), found: shown(found) }];
  if (Array.isArray(expected) && Array.isArray(found)) return itemDifferences(expected, found, pointer);
  if (isObject(expected) && isObject(found)) return memberDifferences(expected, found, pointer);
  return isSame(expected, found) ? [] : [{ pointer, expected: shown(expected), found: shown(found) }];
};

/** In one line: `/prediction/isTall: expected the boolean false, found the text "false"`. */
export const told = ({ pointer, expected, found }: Difference): string =>
  `${pointer || 'the answer'}: expected ${expected}, found ${found}`;

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => kindOf(value) === 'object';

const itemDifferences = (expected: readonly unknown[], found: readonly unknown[], pointer: string) => {
  if (expected.length !== found.length) {
    return [{ pointer, expected: `${expected.length} items`, found: `${found.length}` }];
  }
  return expected.flatMap((item, index) => differences(item, found[index], `${pointer}/${index}`));
};

const memberDifferences = (expected: Members, found: Members, pointer: string) =>
  Object.keys(expected).flatMap((name) =>
    differences(
      expected[name],
      Object.hasOwn(found, name) ? found[name] : undefined,
      `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ),
  );

const isSame = (expected: unknown, found: unknown): boolean =>
  typeof expected === 'number' && typeof found === 'number'
    ? Math.abs(expected - found) <= TOLERANCE * Math.max(1, Math.abs(expected))
    : expected === found;

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

const WORDS: Readonly<Record<string, string>> = {
  string: 'the text',
  number: 'the number',
  boolean: 'the boolean',
};

/** Longer texts say nothing more in a log. */
const LONGEST_SHOWN = 80;

const shown = (value: unknown): string => {
  const kind = kindOf(value);
  if (kind === 'undefined') return 'nothing';
  if (kind === 'null') return 'null';
  const word = WORDS[kind];
  return word === undefined ? `an ${kind}` : `${word} ${JSON.stringify(value)}`.slice(0, LONGEST_SHOWN);
};
