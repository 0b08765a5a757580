import type { Dictionary, Entry } from './dictionary.ts';
import { keepCase } from './keep-case.ts';
import { type Piece, textPieces } from './text-pieces.ts';

/**
 * A text with the words and phrases that the dictionary has put into the other language, in the same order; grammar
 * is left alone. Words that it does not have stand in square brackets: `[word]`. All between the words stays.
 */
export const translateWords = (text: string, dictionary: Dictionary): string => {
  const pieces = textPieces(text);
  let translated = '';
  let startsSentence = true;
  for (let at = 0; at < pieces.length; ) {
    const { length, words } = translationAt(pieces, at, { dictionary, startsSentence });
    translated += words;
    startsSentence = pieces[at]?.kind === 'kept' && (startsSentence || endsSentence(words));
    at += length;
  }
  return translated;
};

interface Place {
  readonly dictionary: Dictionary;
  readonly startsSentence: boolean;
}

interface Translation {
  /** In pieces. */
  readonly length: number;
  readonly words: string;
}

const endsSentence = (between: string): boolean => /[.!?…]["'”’»)\]]*\s|\n/u.test(between);

const translationAt = (pieces: readonly Piece[], at: number, place: Place): Translation => {
  const piece = pieces[at];
  if (piece?.kind !== 'word') return { length: 1, words: piece?.text ?? '' };
  for (let count = place.dictionary.mostWords; count > 0; count--) {
    const words = phraseAt(pieces, at, count);
    const entry = words === undefined ? undefined : lookUp(words, place.dictionary);
    if (words !== undefined && entry !== undefined)
      return { length: 2 * count - 1, words: cased(words, entry, place) };
  }
  return { length: 1, words: unknownWord(piece.text, place) };
};

/** So many words with nothing but spaces between them. */
const phraseAt = (pieces: readonly Piece[], at: number, count: number): string | undefined => {
  const phrase = pieces.slice(at, at + 2 * count - 1);
  const isPhrase = phrase.every(({ kind, text }, index) =>
    index % 2 === 0 ? kind === 'word' : kind === 'kept' && text.trim() === '',
  );
  const words = phrase.filter((_, index) => index % 2 === 0).map(({ text }) => text);
  return isPhrase && words.length === count ? words.join(' ') : undefined;
};

const lookUp = (words: string, dictionary: Dictionary): Entry | undefined =>
  dictionary.find(words.normalize('NFC').replaceAll('’', "'"));

const cased = (source: string, { form, translation }: Entry, { startsSentence }: Place): string =>
  keepCase(translation, { source, form, startsSentence });

/** An article or pronoun that has lost its vowel, `l'`, or the parts of a compound may be known all the same. */
const unknownWord = (word: string, place: Place): string => {
  const [, clipped, rest] = /^(\p{L}+['’])(.+)$/u.exec(word) ?? [];
  if (clipped !== undefined && rest !== undefined) {
    const entry = lookUp(clipped, place.dictionary);
    if (entry !== undefined)
      return `${cased(clipped, entry, place)} ${part(rest, { ...place, startsSentence: false })}`;
  }
  const parts = word.split('-');
  if (parts.some((each) => lookUp(each, place.dictionary) !== undefined))
    return parts.map((each) => part(each, place)).join('-');
  return `[${word}]`;
};

const part = (word: string, place: Place): string => {
  const entry = lookUp(word, place.dictionary);
  return entry === undefined ? `[${word}]` : cased(word, entry, place);
};
