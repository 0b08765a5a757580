import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  centsOf,
  describeChange,
  formatChange,
  makeChange,
  parseDollars,
} from '../../../../lib/core/money/change.ts';

const CENTS = { quarters: 25, dimes: 10, nickels: 5, pennies: 1 } as const;

const refusal = expect.objectContaining({ name: 'ValidationError', code: 'amount_invalid' });

describe('makeChange', () => {
  it('is exact and uses the fewest coins for every amount from $0.00 to $100.00', () => {
    const fewest = [0];
    for (let cents = 0; cents <= 10_000; cents++) {
      const { quarters, dimes, nickels, pennies } = makeChange(cents);
      expect(quarters * 25 + dimes * 10 + nickels * 5 + pennies).toBe(cents);
      const before = Object.values(CENTS).map((coin) => fewest[cents - coin] ?? Number.POSITIVE_INFINITY);
      if (cents > 0) fewest[cents] = 1 + Math.min(...before);
      expect(quarters + dimes + nickels + pennies).toBe(fewest[cents]);
    }
  });

  it('is exact for any amount it takes, with less than a larger coin of each smaller one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => {
        const { quarters, dimes, nickels, pennies } = makeChange(cents);
        expect(quarters * 25 + dimes * 10 + nickels * 5 + pennies).toBe(cents);
        expect(dimes * 10 + nickels * 5 + pennies).toBeLessThan(25);
        expect(pennies).toBeLessThan(5);
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, 100_000_001])('refuses %d cents', (cents) => {
    expect(() => makeChange(cents)).toThrow(RangeError);
  });
});

describe('formatChange', () => {
  it.each([
    [134, [{ '5': 'quarters' }, { '1': 'nickels' }, { '4': 'pennies' }]],
    [41, [{ '1': 'quarters' }, { '1': 'dimes' }, { '1': 'nickels' }, { '1': 'pennies' }]],
    [10, [{ '1': 'dimes' }]],
    [0, []],
  ])('lists the coins of %d cents, largest first and only those there are', (cents, list) => {
    expect(formatChange(makeChange(cents))).toEqual(list);
  });
});

describe('describeChange', () => {
  it.each([
    [134, '5 quarters, 1 nickel, 4 pennies'],
    [41, '1 quarter, 1 dime, 1 nickel, 1 penny'],
    [20, '2 dimes'],
    [0, 'no coins'],
  ])('says %d cents as %s', (cents, text) => {
    expect(describeChange(makeChange(cents))).toBe(text);
  });
});

describe('parseDollars', () => {
  it.each([
    ['1.34', 134],
    ['1', 100],
    ['1.3', 130],
    ['.5', 50],
    ['$1.34', 134],
    ['$.05', 5],
    ['0', 0],
    ['0.00', 0],
    ['007.10', 710],
    [' 2.50 ', 250],
    ['1000000.00', 100_000_000],
  ])('reads %j as %d cents', (text, cents) => {
    expect(parseDollars(text)).toBe(cents);
  });

  it('reads every amount from $0.00 to $100.00 without losing a cent', () => {
    for (let cents = 0; cents <= 10_000; cents++) {
      const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
      expect(parseDollars(text)).toBe(cents);
    }
  });

  it.each([
    '1.345',
    '-1',
    '+1',
    '1e3',
    'abc',
    '',
    ' ',
    '$',
    '.',
    '1.',
    '$-1',
    '1,34',
    '1 000',
    '0x10',
    'NaN',
    'Infinity',
    '1.3.4',
    '$$1',
    '١',
    '1000000.01',
    '1000001',
    '9'.repeat(400),
  ])('refuses %j', (text) => {
    expect(() => parseDollars(text)).toThrow(refusal);
  });

  it('says what was given and what is allowed', () => {
    expect(() => parseDollars('1.345')).toThrow(
      'cannot make change for "1.345": an amount is dollars with at most two',
    );
    expect(() => parseDollars('1000001')).toThrow('the most that change is made for is 1000000.00 dollars');
  });

  it('repeats only the start of a very long text', () => {
    expect(() => parseDollars('x'.repeat(100_000))).toThrow(`"${'x'.repeat(40)}…"`);
  });
});

describe('centsOf', () => {
  it.each([
    ['1', '34', 134],
    ['1', '5', 105],
    ['1', '05', 105],
    ['0', '0', 0],
    ['100', '0', 10_000],
    ['1000000', '00', 100_000_000],
  ])('takes %s dollars and %s cents as %d cents', (dollars, cents, total) => {
    expect(centsOf(dollars, cents)).toBe(total);
  });

  it.each([
    ['1', '100'],
    ['1', '005'],
    ['1', '-5'],
    ['1', '5.0'],
    ['1', ''],
    ['', '5'],
    ['-1', '5'],
    ['1.5', '5'],
    ['1e2', '5'],
    ['one', '5'],
    ['1000000', '1'],
    ['9'.repeat(400), '1'],
  ])('refuses %j dollars and %j cents', (dollars, cents) => {
    expect(() => centsOf(dollars, cents)).toThrow(refusal);
  });
});
