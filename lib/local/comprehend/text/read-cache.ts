import type { ReadText } from './token.ts';

/** Characters of text whose reading is kept: a batch of 25 texts of 5,000, for its next question. */
const MOST_CHARACTERS = 125_000;
const MOST_TEXTS = 32;

/** Keeps the texts read last, so that several questions about one text read it once. */
export const createReadCache = () => {
  const kept = new Map<string, ReadText>();
  let characters = 0;
  return {
    get: (text: string, language: string): ReadText | undefined => kept.get(keyOf(text, language)),
    keep: (read: ReadText): void => {
      const key = keyOf(read.text, read.language);
      if (kept.has(key)) return;
      kept.set(key, read);
      characters += read.text.length;
      for (const [oldest, { text }] of kept) {
        if (characters <= MOST_CHARACTERS && kept.size <= MOST_TEXTS) break;
        kept.delete(oldest);
        characters -= text.length;
      }
    },
  };
};

const keyOf = (text: string, language: string): string => `${language} ${text}`;
