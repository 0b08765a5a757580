import { expect, test } from 'vitest';
import { readOptions } from '../../bench/options.ts';

test('without arguments a run is long enough to be published', () => {
  expect(readOptions([])).toEqual({
    seconds: 5,
    rounds: 5,
    starts: 9,
    connections: [4, 50],
    out: 'docs/benchmarks.md',
  });
});

test('every option can be given', () => {
  const given = '--seconds 1 --rounds 2 --starts 3 --connections 8 --out x.md'.split(' ');
  expect(readOptions(given)).toEqual({ seconds: 1, rounds: 2, starts: 3, connections: [8], out: 'x.md' });
});

test.each(['0', '-1', '1.5', 'many', ''])('%j rounds are refused with the option named', (rounds) => {
  expect(() => readOptions([`--rounds=${rounds}`])).toThrow(/--rounds takes whole numbers/);
});

test('an unknown option is refused', () => {
  expect(() => readOptions(['--fast'])).toThrow(/--fast/);
});
