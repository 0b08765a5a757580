import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import type { LanguageWords } from './language-words.ts';
import { ARABIC, CHINESE, HINDI, JAPANESE, KOREAN } from './particles.ts';
import { PORTUGUESE } from './portuguese.ts';
import { SPANISH } from './spanish.ts';

const LANGUAGES: Readonly<Record<string, LanguageWords>> = {
  ...{ de: GERMAN, es: SPANISH, fr: FRENCH, it: ITALIAN, pt: PORTUGUESE },
  ...{ ar: ARABIC, hi: HINDI, ja: JAPANESE, ko: KOREAN, zh: CHINESE, 'zh-TW': CHINESE },
};

/** What is known of a language that Comprehend takes, other than English. */
export const wordsOf = (language: string): LanguageWords => {
  const words = LANGUAGES[language];
  if (words === undefined) throw new RangeError(`no words are kept for ${language}`);
  return words;
};
