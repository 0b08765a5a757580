import type { SyntaxToken, TextAnswers, TextFeature } from './analysis.ts';
import { combinedSentiment } from './combine-sentiments.ts';
import { joinedSpans } from './spans.ts';
import type { Piece } from './split-text.ts';

/** A piece of a text and what was found out about it. */
export interface AnsweredPiece<T> extends Piece {
  readonly answer: T;
}

/** The answer for a whole text out of those for its pieces, of which there is at least one. */
export const COMBINE: {
  readonly [F in TextFeature]: (pieces: readonly AnsweredPiece<TextAnswers[F]>[]) => TextAnswers[F];
} = {
  language: (pieces) => pieces[0]?.answer ?? [],
  sentiment: (pieces) =>
    combinedSentiment(
      pieces.map(({ text, answer }) => ({ sentiment: answer, weight: Buffer.byteLength(text) })),
    ),
  entities: (pieces) => joinedSpans(pieces.map(found)),
  keyPhrases: (pieces) => joinedSpans(pieces.map(found)),
  pii: (pieces) => joinedSpans(pieces.map(found)),
  syntax: (pieces) => joinedSpans(pieces.map(found)).map(numbered),
};

const found = <T>({ offset, answer }: AnsweredPiece<T>) => ({ offset, found: answer });

const numbered = (token: SyntaxToken, index: number): SyntaxToken => ({ ...token, TokenId: index + 1 });
