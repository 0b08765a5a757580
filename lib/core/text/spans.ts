import type { Span } from './analysis.ts';

/** The same span, counted from the beginning of the text that its piece is of. */
export const rebased = <S extends Span>(span: S, offset: number): S => ({
  ...span,
  BeginOffset: span.BeginOffset + offset,
  EndOffset: span.EndOffset + offset,
});

/** What was found in one piece of a text. */
export interface FoundInPiece<S extends Span> {
  /** Of the piece, in code points of the whole text. */
  readonly offset: number;
  readonly found: readonly S[];
}

/**
 * What was found in all pieces, in the order of the whole text. Pieces that overlap find things twice, or one of them
 * only the rest of a thing: of two spans out of different pieces, one within the other, the longer one stays, and of
 * two that are the same the one found first.
 */
export const joinedSpans = <S extends Span>(pieces: readonly FoundInPiece<S>[]): readonly S[] => {
  const all = pieces.flatMap(({ offset, found }, piece) =>
    found.map((span) => ({ piece, span: rebased(span, offset) })),
  );
  const sorted = all.toSorted((one, other) => inOrder(one.span, other.span));
  const kept: S[] = [];
  let near: typeof all = [];
  for (const each of sorted) {
    near = near.filter(({ span }) => span.EndOffset > each.span.BeginOffset);
    if (near.some(({ piece, span }) => piece !== each.piece && span.EndOffset >= each.span.EndOffset))
      continue;
    near.push(each);
    kept.push(each.span);
  }
  return kept;
};

/** By where they begin; of those that begin together the longest first. */
const inOrder = (one: Span, other: Span): number =>
  one.BeginOffset - other.BeginOffset || other.EndOffset - one.EndOffset;

/** A span that overlaps no other, with those that it was made of. */
export interface MergedSpan<S extends Span> extends Span {
  readonly of: readonly S[];
}

/** Joins spans that share a code point: together they cover exactly what the given ones covered. */
export const mergedSpans = <S extends Span>(spans: readonly S[]): readonly MergedSpan<S>[] => {
  const merged: { BeginOffset: number; EndOffset: number; of: S[] }[] = [];
  for (const span of spans.toSorted(inOrder)) {
    const last = merged.at(-1);
    if (last && span.BeginOffset < last.EndOffset) {
      last.EndOffset = Math.max(last.EndOffset, span.EndOffset);
      last.of.push(span);
    } else {
      merged.push({ BeginOffset: span.BeginOffset, EndOffset: span.EndOffset, of: [span] });
    }
  }
  return merged;
};

/** Whether every span stands in a text of so many code points and has at least one. */
export const areWithin = (spans: readonly Span[], length: number): boolean =>
  spans.every(
    ({ BeginOffset, EndOffset }) =>
      Number.isInteger(BeginOffset) &&
      Number.isInteger(EndOffset) &&
      BeginOffset >= 0 &&
      BeginOffset < EndOffset &&
      EndOffset <= length,
  );
