import { vocabulary } from './dictionary.ts';
import { LOCAL_LANGUAGES, type LocalLanguage } from './languages.ts';
import { textPieces } from './text-pieces.ts';

export interface Detected {
  /** Empty where there is nothing to go by. */
  readonly language: string;
  readonly isSure: boolean;
}

/** The language of a text, by its letters; where they are too few, by the words that the dictionary has. */
export const detectLanguage = async (text: string): Promise<Detected> => {
  /** Loads 3 MB of statistics: only for those who ask. */
  const { eld } = await import('eld/small');
  const byLetters = eld.detect(text);
  if (byLetters.isReliable()) return { language: byLetters.language, isSure: true };
  const byWords = languageOfWords(text);
  return byWords === undefined
    ? { language: byLetters.language, isSure: false }
    : { language: byWords, isSure: true };
};

/** The one language whose words make up at least half of the text, and more of it than any other's. */
const languageOfWords = (text: string): LocalLanguage | undefined => {
  const words = textPieces(text).flatMap(({ kind, text: word }) =>
    kind === 'word' ? [word.toLowerCase().replaceAll('’', "'")] : [],
  );
  const shares = LOCAL_LANGUAGES.map((language) => {
    const known = vocabulary(language);
    return { language, share: words.filter((word) => known.has(word)).length / words.length };
  }).sort((a, b) => b.share - a.share);
  const [best, second] = shares;
  return best !== undefined && second !== undefined && best.share >= 0.5 && best.share > second.share
    ? best.language
    : undefined;
};
