import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areWithin, joinedSpans, mergedSpans } from '../../../../lib/core/text/spans.ts';

const span = (BeginOffset: number, EndOffset: number, Type = 'NAME') => ({
  BeginOffset,
  EndOffset,
  Type,
  Score: 0.9,
});
const anySpan = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([begin, length]) => span(begin, begin + length));
const covered = (spans: readonly { BeginOffset: number; EndOffset: number }[]) =>
  new Set(spans.flatMap(({ BeginOffset, EndOffset }) => range(BeginOffset, EndOffset)));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe('mergedSpans', () => {
  it('joins those that overlap and leaves those apart that only touch', () => {
    const merged = mergedSpans([span(10, 20), span(0, 5), span(15, 30, 'ADDRESS'), span(30, 31)]);
    expect(merged.map(({ BeginOffset, EndOffset, of }) => [BeginOffset, EndOffset, of.length])).toEqual([
      [0, 5, 1],
      [10, 30, 2],
      [30, 31, 1],
    ]);
  });

  it('covers exactly what was covered, in order, without overlaps, and forgets none', () => {
    fc.assert(
      fc.property(fc.array(anySpan), (spans) => {
        const merged = mergedSpans(spans);
        expect(covered(merged)).toEqual(covered(spans));
        expect(merged.flatMap(({ of }) => of)).toHaveLength(spans.length);
        for (const [index, { BeginOffset }] of merged.entries())
          expect(BeginOffset).toBeGreaterThanOrEqual(merged[index - 1]?.EndOffset ?? 0);
      }),
    );
  });
});

describe('joinedSpans', () => {
  it('counts from the beginning of the whole text', () => {
    const joined = joinedSpans([
      { offset: 0, found: [span(1, 4)] },
      { offset: 100, found: [span(0, 3)] },
    ]);
    expect(joined).toEqual([span(1, 4), span(100, 103)]);
  });

  it('keeps one of what two pieces found, and the whole of what one of them found only the rest of', () => {
    const joined = joinedSpans([
      { offset: 0, found: [span(90, 98), span(88, 100)] },
      { offset: 85, found: [span(5, 13), span(20, 25)] },
      { offset: 103, found: [span(2, 12)] },
    ]);
    expect(joined.map(({ BeginOffset, EndOffset }) => [BeginOffset, EndOffset])).toEqual([
      [88, 100],
      [90, 98],
      [105, 115],
    ]);
  });

  it('leaves what one piece found as it was found', () => {
    fc.assert(
      fc.property(fc.array(anySpan), (found) => {
        expect(joinedSpans([{ offset: 0, found }])).toHaveLength(found.length);
      }),
    );
  });

  it('covers all that any piece found', () => {
    const piece = fc.record({ offset: fc.nat(40), found: fc.array(anySpan) });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const each = pieces.flatMap(({ offset, found }) =>
          found.map(({ BeginOffset, EndOffset }) => span(BeginOffset + offset, EndOffset + offset)),
        );
        expect(covered(joinedSpans(pieces))).toEqual(covered(each));
      }),
    );
  });
});

it('tells spans within a text from those that are empty, turned round or outside', () => {
  expect(areWithin([span(0, 3), span(2, 5)], 5)).toBe(true);
  for (const bad of [span(0, 6), span(-1, 2), span(2, 2), span(3, 1), span(0.5, 2), span(0, Number.NaN)])
    expect(areWithin([bad], 5)).toBe(false);
});
