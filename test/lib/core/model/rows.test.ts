import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, ValidationError } from '../../../../lib/core/errors.ts';
import type { ElementType, ModelCard } from '../../../../lib/core/model/card.ts';
import { exampleRow, readRow, readRows, smallestRow } from '../../../../lib/core/model/rows.ts';
import { sampleCard } from './sample-model.ts';

const cardOf = (type: ElementType): ModelCard => sampleCard({ features: [{ name: 'x', type }] });

const refusalOf = (run: () => unknown): ValidationError => {
  try {
    run();
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('readRow', () => {
  it('gives the cells in the order of the card, whatever order they came in', () => {
    const card = sampleCard({
      features: [
        { name: 'a', type: 'float64' },
        { name: 'b', type: 'string' },
        { name: 'c', type: 'bool' },
      ],
    });
    expect(readRow(card, { c: true, a: 1.5, b: 'text' })).toEqual([1.5, 'text', true]);
  });

  it('gives exactly the number that a float32 tensor will hold', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -3.4e38, max: 3.4e38 }), (x) => {
        expect(readRow(cardOf('float32'), { x })).toEqual([Math.fround(x)]);
      }),
    );
  });

  it('keeps every 64-bit integer that comes as text exact', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (x) => {
        expect(readRow(cardOf('int64'), { x: x.toString() })).toEqual([x]);
      }),
    );
  });

  const REFUSED: readonly (readonly [string, ElementType, unknown, ErrorCode])[] = [
    ['a text for a number', 'float32', '7', 'type_mismatch'],
    ['true for a number', 'float32', true, 'type_mismatch'],
    ['null for a number', 'float32', null, 'type_mismatch'],
    ['an empty text for a number', 'float32', '', 'type_mismatch'],
    ['an array for a number', 'float32', [], 'type_mismatch'],
    ['an object for a number', 'float32', {}, 'type_mismatch'],
    ['1e400, which JSON reads as Infinity', 'float32', JSON.parse('1e400'), 'number_not_finite'],
    ['1e39 for float32', 'float32', 1e39, 'number_out_of_range'],
    ['2^53 + 1 as a number', 'int64', 2 ** 53 + 2, 'integer_unsafe'],
    ['2^63 as text', 'int64', '9223372036854775808', 'number_out_of_range'],
    ['2^31 for int32', 'int32', 2 ** 31, 'number_out_of_range'],
    ['a fraction for an integer', 'int32', 1.5, 'type_mismatch'],
    ['1 for a boolean', 'bool', 1, 'type_mismatch'],
    ['a number for a text', 'string', 1, 'type_mismatch'],
    ['a lone surrogate', 'string', '\ud800', 'encoding_invalid'],
    ['a NUL, which the runtime would cut at', 'string', 'a\0b', 'encoding_invalid'],
    ['a text of a million characters', 'string', 'x'.repeat(1e6), 'string_too_long'],
  ];
  it.each(REFUSED)('refuses %s', (_, type, x, code) => {
    const refusal = refusalOf(() => readRow(cardOf(type), { x }));
    expect(refusal.code).toBe(code);
    expect(refusal.issues).toEqual([expect.objectContaining({ code, pointer: '/x' })]);
  });

  it.each([
    ['1e-46, which becomes 0', 1e-46, 0],
    ['16777217, which is rounded', 16777217, 16777216],
    ['-0, whose sign is kept', -0, -0],
  ])('takes %s', (_, x, seen) => {
    expect(readRow(cardOf('float32'), { x })).toEqual([seen]);
  });

  it.each([null, 7, 'text', [1], true])('refuses %j as a row and shows one that would do', (row) => {
    expect(refusalOf(() => readRow(sampleCard(), row)).message).toContain('{"x":5}');
  });

  it('names a feature that is missing, and its unit and range', () => {
    const { code, message } = refusalOf(() => readRow(sampleCard(), {}));
    expect(code).toBe('field_missing');
    expect(message).toContain('"x" is missing; it must be a number in m (trained on 0 to 10)');
  });

  it.each(['__proto__', 'constructor', 'prototype', 'y'])(
    'refuses %s as an unknown feature and changes no prototype',
    (name) => {
      const row: unknown = JSON.parse(`{"x": 1, "${name}": {"polluted": true}}`);
      expect(refusalOf(() => readRow(sampleCard(), row)).code).toBe('unknown_field');
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
  );

  it('tells at most 20 issues, however many there are', () => {
    const row = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1]));
    const refusal = refusalOf(() => readRow(sampleCard(), row));
    expect(refusal.issues).toHaveLength(20);
    expect(JSON.stringify(refusal.issues).length).toBeLessThan(8192);
  });

  it('does not repeat what it was given', () => {
    const refusal = refusalOf(() => readRow(sampleCard(), { x: 'jane@example.com' }));
    expect(JSON.stringify([refusal.message, refusal.issues])).not.toContain('jane');
  });
});

describe('readRows', () => {
  it('takes all rows or none, and points at the bad cell', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.integer({ min: 1, max: 30 }), (bad, rows) => {
        const values = Array.from({ length: rows }, (_, index) => ({ x: index === bad ? null : index }));
        if (bad >= rows) expect(readRows(sampleCard(), values)).toHaveLength(rows);
        else
          expect(refusalOf(() => readRows(sampleCard(), values)).issues[0]?.pointer).toBe(`/data/${bad}/x`);
      }),
    );
  });

  it('refuses no rows, and more than it takes', () => {
    expect(refusalOf(() => readRows(sampleCard(), [])).code).toBe('no_rows');
    expect(refusalOf(() => readRows(sampleCard(), new Array(10_001).fill({ x: 1 }))).code).toBe(
      'too_many_rows',
    );
  });
});

describe('the smallest row', () => {
  it('is one the model takes', () => {
    const types: ElementType[] = ['float32', 'float64', 'int32', 'int64', 'bool', 'string'];
    const card = sampleCard({ features: types.map((type) => ({ name: type, type })) });
    expect(readRow(card, exampleRow(card))).toHaveLength(types.length);
    expect(JSON.parse(smallestRow(card))).toEqual(exampleRow(card));
  });

  it('uses the example of the card where there is one', () => {
    expect(exampleRow(sampleCard({ features: [{ name: 'x', type: 'float32', example: 7 }] }))).toEqual({
      x: 7,
    });
  });
});
