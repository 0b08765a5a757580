import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, told } from '../../../../lib/core/contract/differences.ts';

const json = fc.jsonValue({ maxDepth: 4 });

describe('differences', () => {
  it.each([
    [
      'a text for a truth value',
      { a: { b: false } },
      { a: { b: 'false' } },
      '/a/b: expected the boolean false, found the text "false"',
    ],
    ['a text for a number', [1, 2], [1, '2'], '/1: expected the number 2, found the text "2"'],
    ['a member that is missing', { a: 1 }, {}, '/a: expected the number 1, found nothing'],
    ['null for an object', { a: {} }, { a: null }, '/a: expected an object, found null'],
    ['an array for an object', {}, [], 'the answer: expected an object, found an array'],
    ['an item too many', { a: [1] }, { a: [1, 2] }, '/a: expected 1 items, found 2'],
    ['another value', { 'a/b~': 'x' }, { 'a/b~': 'y' }, '/a~1b~0: expected the text "x", found the text "y"'],
    ['another number', 73.61, 73.62, 'the answer: expected the number 73.61, found the number 73.62'],
  ])('names %s', (_, expected, found, message) => {
    expect(differences(expected, found).map(told)).toEqual([message]);
  });

  it('takes members that were not promised, and the last digits of arithmetic', () => {
    expect(differences({ a: 1 }, { a: 1.000009, b: 2 })).toEqual([]);
    expect(differences(1_000_000, 1_000_009)).toEqual([]);
    expect(differences(0, 0.00002)).toHaveLength(1);
  });

  it('finds none in what is the same, whatever it is', () => {
    fc.assert(fc.property(json, (value) => differences(value, structuredClone(value)).length === 0));
  });

  it('finds a changed type wherever it is', () => {
    const wrapped = fc.array(fc.oneof(fc.string(), fc.nat(9)), { maxLength: 5 });
    fc.assert(
      fc.property(wrapped, fc.oneof(fc.boolean(), fc.integer()), (path, leaf) => {
        const wrap = (value: unknown) =>
          path.reduceRight<unknown>(
            (inner, part) => (typeof part === 'number' ? [inner] : { [`m${part}`]: inner }),
            value,
          );
        const pointer = path
          .map((part) =>
            typeof part === 'number' ? '/0' : `/m${part.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          )
          .join('');
        expect(differences(wrap(leaf), wrap(String(leaf)))).toMatchObject([{ pointer }]);
      }),
    );
  });

  it('shows no more than the beginning of a long text', () => {
    const [found] = differences(1, 'x'.repeat(10_000));
    expect(found?.found.length).toBeLessThanOrEqual(80);
  });
});
