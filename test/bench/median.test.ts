import { expect, test } from 'vitest';
import { median } from '../../bench/median.ts';

test('the median of an odd count is the middle value, in whatever order they come', () => {
  expect(median([30, 1, 2])).toBe(2);
});

test('the median of an even count is the mean of the two in the middle', () => {
  expect(median([4, 1, 3, 100])).toBe(3.5);
});

test('there is no median of nothing', () => {
  expect(() => median([])).toThrow(RangeError);
});
