import type { TextFeature } from './analysis.ts';
import type { TextProblem } from './text-problem.ts';

/** What Comprehend takes: AWS writes KB, so that the smaller reading is the safe one. UTF-8 bytes. */
export const BATCH_ITEM_BYTES = 5_000;

/** Bytes of UTF-8 that one text may have; a longer one is split. */
export const FEATURE_BYTES: Readonly<Record<TextFeature, number>> = {
  language: 100_000,
  sentiment: 5_000,
  entities: 100_000,
  keyPhrases: 100_000,
  pii: 100_000,
  syntax: 5_000,
};

const MAIN_LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'pt', 'zh', 'zh-TW'] as const;

/** The languages that each feature takes, written as Comprehend writes them. */
export const FEATURE_LANGUAGES: Readonly<Record<Exclude<TextFeature, 'language'>, readonly string[]>> = {
  sentiment: MAIN_LANGUAGES,
  entities: MAIN_LANGUAGES,
  keyPhrases: MAIN_LANGUAGES,
  pii: ['en', 'es'],
  syntax: ['de', 'en', 'es', 'fr', 'it', 'pt'],
};

/** Why a feature cannot be had in a language; `undefined` when it can. */
export const languageProblem = (feature: TextFeature, language: string): TextProblem | undefined => {
  if (feature === 'language') return undefined;
  const allowed = FEATURE_LANGUAGES[feature];
  if (allowed.includes(language)) return undefined;
  return {
    code: 'language_unsupported',
    detail: `"${feature}" is not to be had in that language; it takes ${allowed.join(', ')}, written exactly so`,
  };
};
