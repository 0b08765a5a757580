import { ValidationError } from '../errors.ts';
import { codePointLength, isPairAt } from './code-points.ts';

/** A part of a text that is short enough, and where it began. */
export interface Piece {
  readonly text: string;
  /** Code points of the whole text before it. */
  readonly offset: number;
}

export interface SplitOptions {
  /** The most that a piece may have, in bytes of UTF-8. */
  readonly maxBytes: number;
  /**
   * Up to how many bytes of what came before a piece repeats: what stands across a cut stands whole in one of the
   * two, though the end of a sentence be the dot of an abbreviation. At most half of a piece.
   *
   * @default 0
   */
  readonly overlapBytes?: number;
}

/**
 * Parts a text at ends of sentences, else between words, else between characters as people see them: never inside a
 * code point, a letter with its accents or an emoji that is put together of several. Without overlap the pieces
 * joined are the text.
 *
 * @throws {ValidationError} `text_too_large`, when one such character alone is over the limit.
 */
export const splitText = (text: string, { maxBytes, overlapBytes = 0 }: SplitOptions): readonly Piece[] => {
  if (Buffer.byteLength(text) <= maxBytes) return [{ text, offset: 0 }];
  const cuts = cutsOf(text, maxBytes);
  const repeated = Math.min(overlapBytes, Math.floor(maxBytes / 2));
  const pieces: Piece[] = [];
  let [last, offset, covered] = [0, 0, 0];
  while (covered < text.length) {
    const back = repeated === 0 ? covered : cuts.startBefore(covered, repeated);
    const reach = cuts.endAfter(back, covered);
    const start = reach === undefined ? covered : back;
    const end = reach ?? cuts.endAfter(covered, covered);
    if (end === undefined) throw tooLarge();
    offset += codePointLength(text.slice(last, start));
    pieces.push({ text: text.slice(start, end), offset });
    [last, covered] = [start, end];
  }
  return pieces;
};

/** The rules of Unicode that hold for every language; dictionaries for those that write no spaces come with ICU. */
const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

const cutsOf = (text: string, maxBytes: number) => {
  const graphemes = GRAPHEMES.segment(text);
  const bySize = [SENTENCES.segment(text), WORDS.segment(text), graphemes];
  /** A cut of larger parts may yet fall into a character. */
  const whole = (index: number): number => graphemes.containing(index)?.index ?? index;
  return {
    /** The best end of a piece that begins at `start` and goes on past `covered`; `undefined` when it is too short for any. */
    endAfter: (start: number, covered: number): number | undefined => {
      const furthest = forwards(text, start, maxBytes);
      if (furthest === text.length) return furthest;
      const ends = bySize.map((segments) => whole(beginOf(segments, furthest)));
      return ends.find((end) => end > covered);
    },
    /** The best place to begin at, so many bytes before a cut or less. */
    startBefore: (cut: number, bytes: number): number => {
      const furthest = backwards(text, cut, bytes);
      const begins = bySize.map((segments) => whole(nextBegin(segments, furthest)));
      return begins.find((begin) => begin >= furthest && begin < cut) ?? cut;
    },
  };
};

const beginOf = (segments: Intl.Segments, index: number): number =>
  segments.containing(index)?.index ?? index;

/** The first place at or after an index at which a segment begins. */
const nextBegin = (segments: Intl.Segments, index: number): number => {
  const held = segments.containing(index);
  return held === undefined || held.index === index ? index : held.index + held.segment.length;
};

/** The furthest index between code points that is not more than so many bytes after `start`. */
const forwards = (text: string, start: number, maxBytes: number): number => {
  let [index, bytes] = [start, 0];
  while (index < text.length) {
    bytes += bytesAt(text, index);
    if (bytes > maxBytes) return index;
    index += isPairAt(text, index) ? 2 : 1;
  }
  return index;
};

const backwards = (text: string, end: number, maxBytes: number): number => {
  let [index, bytes] = [end, 0];
  while (index > 0) {
    const previous = index - (index > 1 && isPairAt(text, index - 2) ? 2 : 1);
    bytes += bytesAt(text, previous);
    if (bytes > maxBytes) return index;
    index = previous;
  }
  return index;
};

/** Bytes in UTF-8 of the code point that begins here. */
const bytesAt = (text: string, index: number): number => {
  if (isPairAt(text, index)) return 4;
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return 1;
  return unit < 0x800 ? 2 : 3;
};

const tooLarge = (): ValidationError =>
  new ValidationError(
    'text_too_large',
    'one character of the text, with all that is combined with it, is longer than a piece may be',
  );
