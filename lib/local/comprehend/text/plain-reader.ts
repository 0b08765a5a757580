import type { LanguageWords } from '../words/language-words.ts';
import { wordsOf } from '../words/languages.ts';
import { plainMarks } from './plain-marks.ts';
import type { ReadText, Tag, Token } from './token.ts';

/**
 * Words and sentences as Unicode divides them; small words are tagged by lists, the others by their endings, which
 * the tokens' certainty says.
 */
export const readPlain = (text: string, language: string): ReadText => {
  const words = wordsOf(language);
  const ends = sentenceEnds(text, language);
  const tokens: Token[] = [];
  let sentence = 0;
  for (const { segment, index, isWordLike } of segmenter(language, 'word').segment(text)) {
    while (index >= (ends[sentence] ?? Number.POSITIVE_INFINITY)) sentence += 1;
    if (!/\S/.test(segment)) continue;
    const lower = segment.toLowerCase();
    const begins = tokens.at(-1)?.sentence !== sentence;
    tokens.push({
      ...{ text: segment, lower, begin: index, end: index + segment.length, sentence },
      ...(isWordLike ? tagOf(segment, lower, words, begins) : { tag: markTag(segment), certainty: 0.95 }),
    });
  }
  const tagged = words.capitalNouns ? withAdjectives(tokens) : tokens;
  return { text, language, tokens: tagged, marks: plainMarks(text, language) };
};

/** Where nouns have capitals, a guessed small word right before one describes it: `neue Maschine`. */
const withAdjectives = (tokens: readonly Token[]): Token[] =>
  tokens.map((token, index) => {
    const next = tokens[index + 1];
    const guessed = token.certainty < LISTED && /^\p{Ll}/u.test(token.text);
    const describes = guessed && next?.tag === 'NOUN' && /^\p{Lu}/u.test(next.text);
    return describes ? { ...token, tag: 'ADJ', certainty: 0.6 } : token;
  });

/** How sure the tag of a listed word is. */
const LISTED = 0.9;

const segmenters = new Map<string, Intl.Segmenter>();

const segmenter = (language: string, granularity: 'word' | 'sentence'): Intl.Segmenter => {
  const key = `${language} ${granularity}`;
  const made = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, made);
  return made;
};

const sentenceEnds = (text: string, language: string): number[] =>
  Array.from(segmenter(language, 'sentence').segment(text), ({ index, segment }) => index + segment.length);

const tagOf = (
  word: string,
  lower: string,
  words: LanguageWords,
  beginsSentence: boolean,
): { tag: Tag; certainty: number } => {
  const listed = words.tags.get(lower) ?? elided(lower, words);
  if (listed !== undefined) return { tag: listed, certainty: LISTED };
  if (/^[\p{N}.,:/]+$/u.test(word)) return { tag: 'NUM', certainty: 0.97 };
  if (/^\p{Lu}/u.test(word) && !beginsSentence && !words.capitalNouns)
    return { tag: 'PROPN', certainty: 0.75 };
  if (/^\p{Lu}/u.test(word) && words.capitalNouns) return { tag: 'NOUN', certainty: 0.7 };
  const ending = words.endings.find(
    ([letters]) => lower.length > letters.length + 1 && lower.endsWith(letters),
  );
  return ending
    ? { tag: ending[1], certainty: 0.6 }
    : { tag: words.capitalNouns ? 'VERB' : 'NOUN', certainty: 0.4 };
};

/** `l'eau`, `dell'acqua`: Unicode leaves an elided article on its word, whose tag then is that of a noun. */
const elided = (lower: string, words: LanguageWords): Tag | undefined => {
  const rest = /^\p{L}{1,5}['’](.+)$/u.exec(lower)?.[1];
  return rest === undefined ? undefined : (words.tags.get(rest) ?? 'NOUN');
};

const markTag = (segment: string): Tag => (/^[\p{P}]+$/u.test(segment) ? 'PUNCT' : 'SYM');
