import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codePointLength, codePointsOf } from '../../../../lib/core/text/code-points.ts';
import { awkwardText } from './texts.ts';

it('counts code points as the string iterator does, lone surrogates each as one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(codePointLength(text)).toBe([...text].length);
      expect(codePointsOf(text).length).toBe([...text].length);
    }),
  );
});

it('slices by code points whatever stands before', () => {
  fc.assert(
    fc.property(awkwardText(20), fc.nat(), fc.nat(), (text, one, other) => {
      const points = [...text];
      const [begin = 0, end = 0] = [one, other]
        .map((each) => each % (points.length + 1))
        .sort((a, b) => a - b);
      expect(codePointsOf(text).slice(begin, end)).toBe(points.slice(begin, end).join(''));
    }),
  );
});

it('knows no place outside the text', () => {
  const points = codePointsOf('a👍b');
  expect([0, 1, 2, 3].map(points.indexOf)).toEqual([0, 1, 3, 4]);
  for (const offset of [-1, 4, 1.5, Number.NaN]) expect(() => points.indexOf(offset)).toThrow(RangeError);
});
