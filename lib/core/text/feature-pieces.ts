import type { TextFeature } from './analysis.ts';
import { FEATURE_BYTES } from './feature-limits.ts';
import { type Piece, splitText } from './split-text.ts';
import { hasWords } from './text-problem.ts';

/** What is found somewhere in a text may stand across a cut; a name or an address is never as long as this. */
const OVERLAP_BYTES: Readonly<Record<TextFeature, number>> = {
  language: 0,
  sentiment: 0,
  entities: 1_000,
  keyPhrases: 1_000,
  pii: 1_000,
  syntax: 0,
};

/**
 * The pieces of a text that have to be asked about to know a feature of the whole: none without words, and for the
 * language the first alone.
 *
 * @throws {ValidationError} `text_too_large`, where no cut is possible.
 */
export const featurePieces = (feature: TextFeature, text: string): readonly Piece[] => {
  const options = { maxBytes: FEATURE_BYTES[feature], overlapBytes: OVERLAP_BYTES[feature] };
  const pieces = splitText(text, options);
  if (pieces.length === 1) return pieces;
  const telling = pieces.filter((piece) => hasWords(piece.text));
  return feature === 'language' ? telling.slice(0, 1) : telling;
};
