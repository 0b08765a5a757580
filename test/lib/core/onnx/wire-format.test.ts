import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFields, fieldsOf, packedIntegers } from '../../../../lib/core/onnx/wire-format.ts';
import { readMessage } from '../../../../lib/core/onnx/wire-message.ts';

describe('encodeFields', () => {
  it('writes what the Protocol Buffers documentation gives as examples', () => {
    expect(encodeFields([[1, 150]])).toEqual(Uint8Array.from([0x08, 0x96, 0x01]));
    expect(encodeFields([[2, 'testing']])).toEqual(Uint8Array.from([0x12, 7, ...Buffer.from('testing')]));
    expect(encodeFields([[3, encodeFields([[1, 150]])]])).toEqual(
      Uint8Array.from([0x1a, 3, 0x08, 0x96, 0x01]),
    );
  });

  it('leaves out fields without a value but keeps zeros and empty text', () => {
    const message = readMessage(
      encodeFields([
        [1, undefined],
        [2, 0],
        [3, ''],
      ]),
    );
    expect([1, 2, 3].map((field) => message.has(field))).toEqual([false, true, true]);
  });

  it('is undone by readMessage for any numbers, text and bytes', () => {
    const integer = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(integer, fc.string({ unit: 'grapheme' }), fc.uint8Array(), (number, text, bytes) => {
        const message = readMessage(
          encodeFields([
            [1, number],
            [2, text],
            [3000, bytes],
          ]),
        );
        expect(message.integer(1)).toBe(number);
        expect(message.text(2)).toBe(text);
        expect([...message.message(3000)]).toEqual([...bytes]);
      }),
    );
  });
});

describe('readMessage', () => {
  it('keeps every repetition, joins parts of one message and takes the last of single values', () => {
    const message = readMessage(
      encodeFields([
        [1, 'ab'],
        [2, 7],
        [1, 'c'],
        [2, 8],
      ]),
    );
    expect(message.messages(1).map((bytes) => Buffer.from(bytes).toString())).toEqual(['ab', 'c']);
    expect(Buffer.from(message.message(1)).toString()).toBe('abc');
    expect(message.text(1)).toBe('c');
    expect(message.integer(2)).toBe(8);
  });

  it('reads lists packed and unpacked alike, and no more than asked for', () => {
    const list = readMessage(
      encodeFields([
        [1, 5],
        [1, Uint8Array.from([6, 7])],
        [1, 8],
      ]),
    );
    expect(list.integers(1, 10)).toEqual([5, 6, 7, 8]);
    expect(list.integers(1, 2)).toEqual([5, 6]);
    expect(list.integers(9, 10)).toEqual([]);
  });
});

describe('fieldsOf', () => {
  it('steps over fixed-width values', () => {
    const bytes = Uint8Array.from([0x0d, 1, 2, 3, 4, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x18, 9]);
    expect([...fieldsOf(bytes)]).toEqual([{ number: 1 }, { number: 2 }, { number: 3, integer: 9 }]);
  });

  it.each([
    ['a length past the end', [0x0a, 5, 1]],
    ['a number without end', [0x08, 0x80]],
    ['a tag alone', [0x0d]],
    ['a wire type that does not exist', [0x0f, 1]],
  ])('refuses %s', (_, bytes) => {
    expect(() => [...fieldsOf(Uint8Array.from(bytes))]).toThrow();
  });

  it('reads negative numbers', () => {
    expect([...packedIntegers(Uint8Array.from([...Array<number>(9).fill(0xff), 1]))]).toEqual([-1]);
  });
});
