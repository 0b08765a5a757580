import { describe, expect, it } from 'vitest';
import {
  decimalNumber,
  httpUrl,
  modelName,
  oneOf,
  several,
  someText,
  wholeNumber,
} from '../../../lib/cli/option-values.ts';

const whole = wholeNumber({ min: 1, max: 10 });
const share = decimalNumber((value) => value > 0 && value < 1, 'between 0 and 1');
const level = oneOf('DEBUG', 'INFO');

type Case = readonly [
  name: string,
  parse: (text: string) => unknown,
  taken: readonly (readonly [string, unknown])[],
  refused: readonly string[],
];

const CASES: readonly Case[] = [
  [
    'wholeNumber',
    whole,
    [
      ['1', 1],
      ['10', 10],
    ],
    ['0', '11', '1.5', '1e1', '0x5', '', ' ', '-1', 'NaN'],
  ],
  [
    'decimalNumber',
    share,
    [
      ['0.1', 0.1],
      ['1e-3', 0.001],
    ],
    ['0', '1', '', ' ', 'NaN', 'Infinity', 'x'],
  ],
  [
    'oneOf',
    level,
    [
      ['debug', 'DEBUG'],
      ['INFO', 'INFO'],
    ],
    ['', 'TRACE', 'DEBUGG'],
  ],
  [
    'httpUrl',
    httpUrl,
    [
      ['http://x', 'http://x'],
      ['https://x/y', 'https://x/y'],
    ],
    ['', 'x', 'ftp://x', 'file:///x'],
  ],
  ['someText', someText, [['x', 'x']], ['', '  ']],
  [
    'modelName',
    modelName,
    [
      ['mlb-height', 'mlb-height'],
      ['a', 'a'],
    ],
    ['', '-a', 'a-', 'A', '../x', 'a'.repeat(64)],
  ],
];

describe.each(CASES)('%s', (_, parse, taken, refused) => {
  it.each(taken)('reads %j', (text, value) => {
    expect(parse(text)).toBe(value);
  });

  it.each(refused)('refuses %j', (text) => {
    expect(() => parse(text)).toThrow(/^It must /);
  });
});

it('gathers what is given several times', () => {
  expect(several('b', ['a'])).toEqual(['a', 'b']);
});
