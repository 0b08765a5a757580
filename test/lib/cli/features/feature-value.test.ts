import { expect, it } from 'vitest';
import { featureValue } from '../../../../lib/cli/features/feature-value.ts';

it.each([
  ['float32', '180.5', 180.5],
  ['float64', ' -1e3 ', -1000],
  ['int32', '7', 7],
  ['int64', '9007199254740993', '9007199254740993'],
  ['bool', 'true', true],
  ['bool', 'false', false],
  ['string', '12', '12'],
] as const)('reads a %s from %j', (type, text, value) => {
  expect(featureValue({ name: 'x', type }, text)).toBe(value);
});

it.each([
  ['float32', 'abc', 'x must be a number; got "abc"'],
  ['int64', '1.5', 'x must be a whole number; got "1.5"'],
  ['bool', 'yes', 'x must be true or false; got "yes"'],
] as const)('refuses a %s from %j', (type, text, message) => {
  expect(() => featureValue({ name: 'x', type }, text)).toThrow(message);
});
