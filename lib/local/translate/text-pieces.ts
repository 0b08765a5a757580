export interface Piece {
  readonly text: string;
  /** `kept` stays as it is in every language: addresses, tags, figures, punctuation, spaces. */
  readonly kind: 'word' | 'kept';
}

const ADDRESS = String.raw`https?:\/\/\S*[\p{L}\p{N}\/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`;
const TAG = String.raw`<\/?[a-zA-Z][^<>]*>`;
const FIGURE = String.raw`[\p{L}\p{M}]*\p{N}[\p{L}\p{M}\p{N}]*`;
const WORD = String.raw`(?<word>[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*)`;
const PIECE = new RegExp(`${ADDRESS}|${TAG}|${FIGURE}|${WORD}`, 'gu');

/** The words of a text and all that lies between them, in order; together they are the text again. */
export const textPieces = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index, groups } of text.matchAll(PIECE)) {
    if (index > end) pieces.push({ text: text.slice(end, index), kind: 'kept' });
    pieces.push({ text: found, kind: groups?.word === undefined ? 'kept' : 'word' });
    end = index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), kind: 'kept' });
  return pieces;
};
