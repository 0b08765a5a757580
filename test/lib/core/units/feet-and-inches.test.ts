import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feetAndInches, roundTo } from '../../../../lib/core/units/feet-and-inches.ts';

describe('feetAndInches', () => {
  it.each([
    [72.43, '6 foot, 0 inches'],
    [73.61, '6 foot, 2 inches'],
    [75.09, '6 foot, 3 inches'],
    [85.45, '7 foot, 1 inches'],
    [0, '0 foot, 0 inches'],
    [0.49, '0 foot, 0 inches'],
    [11.5, '1 foot, 0 inches'],
    [71.49, '5 foot, 11 inches'],
    [71.5, '6 foot, 0 inches'],
    [-0, '0 foot, 0 inches'],
  ])('says %d inches as %s', (inches, text) => {
    expect(feetAndInches(inches)).toBe(text);
  });

  it('rounds the number that is shown: 71.495 is shown as 71.5', () => {
    expect(feetAndInches(71.495)).toBe('6 foot, 0 inches');
    expect(feetAndInches(71.4949)).toBe('5 foot, 11 inches');
  });

  it('never says 12 inches where the baseball model rounds up to a foot', () => {
    for (let hundredths = 16425; hundredths <= 17168; hundredths++) {
      const height = 61.77398874219472 + 0.05918534789867627 * (hundredths / 100);
      expect(feetAndInches(height)).toBe('6 foot, 0 inches');
    }
  });

  it('says the nearest whole number of inches', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (inches) => {
        const [, foot = '', rest = ''] = /^(\d+) foot, (\d|1[01]) inches$/.exec(feetAndInches(inches)) ?? [];
        expect(Math.abs(Number(foot) * 12 + Number(rest) - inches)).toBeLessThanOrEqual(0.505000001);
      }),
    );
  });

  it.each([-0.01, -72, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d inches', (inches) => {
    expect(() => feetAndInches(inches)).toThrow(RangeError);
    expect(() => feetAndInches(inches)).toThrow(`got ${inches}`);
  });
});

describe('roundTo', () => {
  it.each([
    [1.005, 2, 1.01],
    [-1.005, 2, -1.01],
    [2.675, 2, 2.68],
    [0.5, 0, 1],
    [-0.5, 0, -1],
    [2.5, 0, 3],
    [72.427351363956, 2, 72.43],
    [1.0049999, 2, 1],
    [0.1, 5, 0.1],
    [1e-7, 7, 1e-7],
    [5e-8, 7, 1e-7],
    [4e-8, 7, 0],
    [1e21, 2, 1e21],
    [123456789.125, 2, 123456789.13],
    [9.995, 2, 10],
    [5e-324, 2, 0],
    [Number.MAX_VALUE, 2, Number.MAX_VALUE],
  ])('rounds %d to %d decimals as %d', (value, decimals, rounded) => {
    expect(roundTo(value, decimals)).toBe(rounded);
  });

  it('never answers minus zero', () => {
    expect(roundTo(-0.001, 2)).toBe(0);
    expect(roundTo(-0, 2)).toBe(0);
  });

  it('leaves what is not finite as it is', () => {
    expect(roundTo(Number.NaN, 2)).toBeNaN();
    expect(roundTo(Number.NEGATIVE_INFINITY, 2)).toBe(Number.NEGATIVE_INFINITY);
  });

  it('changes nothing the second time and stays within half a unit', () => {
    const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 6 }), (number, decimals) => {
        const rounded = roundTo(number, decimals);
        expect(roundTo(rounded, decimals)).toBe(rounded);
        expect(Math.abs(rounded - number)).toBeLessThanOrEqual(0.5 * 10 ** -decimals * 1.000001 + 1e-7);
        expect(roundTo(-number, decimals) + rounded).toBe(0);
      }),
    );
  });

  it.each([-1, 1.5, 101, Number.NaN])('refuses %d decimals', (decimals) => {
    expect(() => roundTo(1, decimals)).toThrow(RangeError);
  });
});
