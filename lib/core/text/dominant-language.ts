import type { DetectedLanguage } from './analysis.ts';

/** A language that others come near to is not all that a text is written in. */
const LOW_SCORE = 0.8;
const NEAR_SCORE = 0.2;

/** The language that stands for a text, and whether another one has a fair part in it. */
export interface DominantLanguage extends DetectedLanguage {
  /** The score is under 0.8, or that of another language is 0.2 or more: a short text, or one of several languages. */
  readonly lowConfidence: boolean;
}

/** The language with the largest score; `undefined` where none was found. */
export const dominantLanguage = (languages: readonly DetectedLanguage[]): DominantLanguage | undefined => {
  const [first, second] = byScore(languages);
  if (first === undefined) return undefined;
  const { LanguageCode, Score } = first;
  return {
    LanguageCode,
    Score,
    lowConfidence: Score < LOW_SCORE || (second !== undefined && second.Score >= NEAR_SCORE),
  };
};

/** Every language that a fair part of a text may be written in, the largest first. */
export const likelyLanguages = (languages: readonly DetectedLanguage[]): readonly string[] =>
  byScore(languages)
    .filter(({ Score }, index) => index === 0 || Score >= NEAR_SCORE)
    .map(({ LanguageCode }) => LanguageCode);

const byScore = (languages: readonly DetectedLanguage[]): readonly DetectedLanguage[] =>
  languages.toSorted((one, other) => other.Score - one.Score);
