import { englishCue } from './english-cues.ts';
import { CONTRASTS, ENGLISH_VALENCES, EXCESS, INTENSIFIERS, NEGATORS, SOFTENERS } from './english-words.ts';
import type { Valences } from './valences.ts';

/** wink's scores of single words reach 0.8; ours reach 3. */
const OUR_SCALE = 3;
/** Words whose score is kept; the vocabulary of ordinary English is smaller. */
const MOST_KEPT = 20_000;

/** English: our own words first, then their base forms, then `score`, a word's score of −1 to 1. */
export const englishValences = (score: (word: string) => number): Valences => {
  const kept = new Map<string, number>();
  const valence = (word: string): number => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.clear();
    const found = ownValence(word) ?? (/^\p{L}{3,30}$/u.test(word) ? OUR_SCALE * score(word) : 0);
    kept.set(word, found);
    return found;
  };
  return {
    valence,
    negators: NEGATORS,
    intensifiers: INTENSIFIERS,
    softeners: SOFTENERS,
    excess: EXCESS,
    contrasts: CONTRASTS,
    together: englishCue,
  };
};

const ownValence = (word: string): number | undefined => {
  for (const form of baseForms(word)) {
    const valence = ENGLISH_VALENCES.get(form);
    if (valence !== undefined) return valence;
  }
  return undefined;
};

/** What an ending may have been added to: `loves` to `love`, `happily` to `happy`. */
const baseForms = (word: string): string[] => [
  word,
  ...ENDINGS.flatMap(([ending, stems]) =>
    word.length > ending.length + 2 && word.endsWith(ending)
      ? stems.map((stem) => word.slice(0, -ending.length) + stem)
      : [],
  ),
];

const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y']],
  ['ied', ['y']],
  ['ily', ['y']],
  ['iest', ['y']],
  ['es', ['e', '']],
  ['s', ['']],
  ['ed', ['e', '']],
  ['ing', ['e', '']],
  ['ly', ['', 'le']],
  ['er', ['', 'e']],
  ['est', ['', 'e']],
];
