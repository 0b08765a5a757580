import { once } from '../../../runtime/once.ts';
import type { Valences } from '../sentiment/valences.ts';
import { wordsOf } from '../words/languages.ts';
import { loadEnglish } from './english-reader.ts';
import { readPlain } from './plain-reader.ts';
import { createReadCache } from './read-cache.ts';
import type { ReadText } from './token.ts';

/** Reads texts into tokens: English with a model, other languages with the word lists kept for them. */
export interface Reader {
  read(text: string, language: string): Promise<ReadText>;
  /** What words of a language say of their writer's mood. */
  valences(language: string): Promise<Valences>;
}

export const createReader = (): Reader => {
  const english = once(loadEnglish);
  const cache = createReadCache();
  return {
    read: async (text, language) => {
      const kept = cache.get(text, language);
      if (kept !== undefined) return kept;
      const read = language === 'en' ? (await english()).read(text) : readPlain(text, language);
      cache.keep(read);
      return read;
    },
    valences: async (language) =>
      language === 'en' ? (await english()).valences : wordsOf(language).valences,
  };
};
