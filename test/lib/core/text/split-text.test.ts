import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointLength, codePointsOf } from '../../../../lib/core/text/code-points.ts';
import { splitText } from '../../../../lib/core/text/split-text.ts';
import { awkwardText } from './texts.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Longer than any character in the awkward texts. */
const LIMIT = fc.integer({ min: 120, max: 400 });

describe('splitText', () => {
  it('leaves a text alone that is short enough', () => {
    expect(splitText('é'.repeat(50), { maxBytes: 100 })).toEqual([{ text: 'é'.repeat(50), offset: 0 }]);
  });

  it('measures bytes, not characters: 1,700 of Chinese are 5,100', () => {
    const pieces = splitText('猫'.repeat(1700), { maxBytes: 5000 });
    expect(pieces.map(({ text }) => Buffer.byteLength(text))).toEqual([4998, 102]);
    expect(pieces[1]?.offset).toBe(1666);
  });

  it('parts at the end of the last sentence that fits', () => {
    const pieces = splitText('One is here. Two is there. Three is gone.', { maxBytes: 30 });
    expect(pieces).toEqual([
      { text: 'One is here. Two is there. ', offset: 0 },
      { text: 'Three is gone.', offset: 27 },
    ]);
  });

  it('parts between words where a sentence is too long, between characters where a word is', () => {
    expect(splitText('alpha beta gamma', { maxBytes: 12 }).map(({ text }) => text)).toEqual([
      'alpha beta ',
      'gamma',
    ]);
    expect(splitText('abcdefgh', { maxBytes: 3 }).map(({ text }) => text)).toEqual(['abc', 'def', 'gh']);
  });

  it('never cuts a pair of surrogates, an emoji of several or a letter with its accents', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(splitText(family.repeat(3), { maxBytes: 30 }).map(({ text }) => text)).toEqual([
      family,
      family,
      family,
    ]);
    expect(splitText('e\u0301'.repeat(3), { maxBytes: 4 }).map(({ text }) => text)).toEqual(
      Array(3).fill('e\u0301'),
    );
  });

  it('refuses a single character that is longer than a piece may be', () => {
    const monster = `a${'\u0301'.repeat(100)}`;
    expect(() => splitText(`${monster} and more`, { maxBytes: 50 })).toThrow(
      expect.objectContaining({ name: 'ValidationError', code: 'text_too_large' }),
    );
    expect(() => splitText(`short. ${monster}`, { maxBytes: 50, overlapBytes: 20 })).toThrow('one character');
  });

  it('repeats the end of a piece in the next where an overlap is wanted, from a good place on', () => {
    const pieces = splitText('alpha beta gamma delta epsilon', { maxBytes: 16, overlapBytes: 7 });
    expect(pieces.map(({ text }) => text)).toEqual(['alpha beta gamma', ' gamma delta ', ' delta epsilon']);
  });

  it('gives pieces that joined are the text, none over the limit, none cut within a character', () => {
    fc.assert(
      fc.property(awkwardText(60), LIMIT, (text, maxBytes) => {
        const pieces = splitText(text, { maxBytes });
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expectGood(text, pieces, maxBytes);
      }),
      { numRuns: 300 },
    );
  });

  it('covers the whole text with pieces that overlap, and gets on with each', () => {
    fc.assert(
      fc.property(
        awkwardText(60),
        LIMIT,
        fc.integer({ min: 1, max: 400 }),
        (text, maxBytes, overlapBytes) => {
          const pieces = splitText(text, { maxBytes, overlapBytes });
          expectGood(text, pieces, maxBytes);
          let covered = 0;
          for (const piece of pieces) {
            const end = piece.offset + codePointLength(piece.text);
            expect(piece.offset).toBeLessThanOrEqual(covered);
            if (text !== '') expect(end).toBeGreaterThan(covered);
            covered = end;
          }
          expect(covered).toBe(codePointLength(text));
        },
      ),
      { numRuns: 300 },
    );
  });
});

const expectGood = (text: string, pieces: ReturnType<typeof splitText>, maxBytes: number): void => {
  const points = codePointsOf(text);
  const segments = graphemes.segment(text);
  for (const piece of pieces) {
    expect(Buffer.byteLength(piece.text)).toBeLessThanOrEqual(maxBytes);
    expect(points.slice(piece.offset, piece.offset + codePointLength(piece.text))).toBe(piece.text);
    const begin = points.indexOf(piece.offset);
    expect(text === '' ? 0 : segments.containing(begin)?.index).toBe(begin);
  }
};
