import { ValidationError } from '../errors.ts';

/** The coins, largest first, with their value in cents. */
const COINS = [
  { plural: 'quarters', singular: 'quarter', cents: 25 },
  { plural: 'dimes', singular: 'dime', cents: 10 },
  { plural: 'nickels', singular: 'nickel', cents: 5 },
  { plural: 'pennies', singular: 'penny', cents: 1 },
] as const;

export type Coin = (typeof COINS)[number]['plural'];
export type Change = Readonly<Record<Coin, number>>;

export const MOST_DOLLARS = 1_000_000;

/**
 * The fewest coins that add up to `cents` exactly.
 *
 * @throws {RangeError} when `cents` is not a whole number from 0 to 100,000,000.
 */
export const makeChange = (cents: number): Change => {
  if (!Number.isInteger(cents) || cents < 0 || cents > MOST_DOLLARS * 100) {
    throw new RangeError(`change is made for whole cents from 0 to ${MOST_DOLLARS * 100}; got ${cents}`);
  }
  const counts: Record<Coin, number> = { quarters: 0, dimes: 0, nickels: 0, pennies: 0 };
  let left = cents;
  for (const coin of COINS) {
    counts[coin.plural] = Math.floor(left / coin.cents);
    left %= coin.cents;
  }
  return counts;
};

/** What the API answers: `[{"5": "quarters"}, {"1": "nickels"}]`, largest coin first, without coins of no count. */
export const formatChange = (change: Change): Record<string, Coin>[] =>
  COINS.filter(({ plural }) => change[plural] > 0).map(({ plural }) => ({ [change[plural]]: plural }));

/** What a person reads: `5 quarters, 1 nickel, 4 pennies`; `no coins` for nothing. */
export const describeChange = (change: Change): string => {
  const parts = COINS.filter(({ plural }) => change[plural] > 0).map(({ plural, singular }) => {
    const count = change[plural];
    return `${count} ${count === 1 ? singular : plural}`;
  });
  return parts.join(', ') || 'no coins';
};

/**
 * Whole cents of an amount such as `1.34`, `1`, `1.3`, `.5` or `$1.34`, read as text and never as a float.
 *
 * @throws {ValidationError} `amount_invalid` for anything else and for more than 1,000,000 dollars.
 */
export const parseDollars = (text: string): number => {
  const [, whole = '', fraction = ''] = /^\$?(\d*)(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  if (whole === '' && fraction === '') {
    return refuse('an amount is dollars with at most two decimals, such as 1.34, 1, .5 or $1.34', text);
  }
  return boundedCents(whole || '0', fraction.padEnd(2, '0'), text);
};

/**
 * Whole cents of the two path segments of `/change/1/34`; `1` and `5` are 105 cents.
 *
 * @throws {ValidationError} `amount_invalid` unless both are digits, the cents 0 to 99, at most 1,000,000 dollars.
 */
export const centsOf = (dollars: string, cents: string): number => {
  if (!/^\d+$/.test(dollars)) return refuse('dollars are a whole number from 0 up, digits only');
  if (!/^\d{1,2}$/.test(cents)) return refuse('cents are a whole number from 0 to 99, digits only');
  return boundedCents(dollars, cents);
};

const boundedCents = (dollars: string, cents: string, text?: string): number => {
  const total = Number(dollars) * 100 + Number(cents);
  if (total <= MOST_DOLLARS * 100) return total;
  return refuse(`the most that change is made for is ${MOST_DOLLARS}.00 dollars`, text);
};

/** @param text what was typed, where the refusal goes back to whoever typed it and nowhere else. */
const refuse = (allowed: string, text?: string): never => {
  const shown = text === undefined ? '' : ` for ${JSON.stringify(shortened(text))}`;
  throw new ValidationError('amount_invalid', `cannot make change${shown}: ${allowed}`);
};

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
