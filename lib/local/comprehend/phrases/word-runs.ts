import { markedTokens } from '../text/marked-tokens.ts';
import type { ReadText, Token } from '../text/token.ts';
import type { KeyPhraseFinding } from './key-phrases.ts';

/** Longer runs are sentences without small words rather than phrases. */
const MOST_WORDS = 6;

/** Dates, amounts, and runs of words that are no small words, with an article right before them. */
export const wordRuns = (read: ReadText): KeyPhraseFinding[] => {
  const { tokens, language } = read;
  const marked = markedTokens(read);
  const phrases = read.marks
    .filter(({ kind }) => kind === 'date' || kind === 'quantity')
    .map(({ begin, end }) => ({ begin, end, score: 0.8 }));
  for (let at = 0; at < tokens.length; ) {
    let to = at;
    while (to - at < MOST_WORDS && !marked.has(to) && goesOn(tokens, { from: at, at: to, language })) to += 1;
    const run = tokens.slice(at, to);
    if (worth(run, language)) phrases.push(phraseOf(tokens[at - 1], run));
    at = Math.max(to, at + 1);
  }
  return phrases.sort((one, other) => one.begin - other.begin);
};

const INSIDE: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM']);
/** Korean writes its particles on the last word of a phrase. */
const LAST: Readonly<Record<string, RegExp>> = {
  ko: /(?:은|는|이|가|을|를|에|에서|의|로|와|과|도|다|요)$/,
};

const goesOn = (
  tokens: readonly Token[],
  { from, at, language }: { from: number; at: number; language: string },
): boolean => {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (token === undefined || !INSIDE.has(token.tag)) return false;
  if (at === from || before === undefined) return true;
  if (token.sentence !== before.sentence || token.begin - before.end > 1) return false;
  return LAST[language]?.test(before.lower) !== true;
};

/** A run with its article. */
const phraseOf = (before: Token | undefined, run: readonly Token[]): KeyPhraseFinding => {
  const [first, last] = [run[0], run.at(-1)];
  const article = before?.tag === 'DET' && before.sentence === first?.sentence;
  return {
    begin: (article ? before : first)?.begin ?? 0,
    end: last?.end ?? 0,
    score: article || run.length > 1 ? 0.8 : 0.6,
  };
};

const HEADS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
/** Scripts without spaces: a word is as short as two characters. */
const UNSPACED: ReadonlySet<string> = new Set(['ja', 'zh', 'zh-TW']);

/** Whether a run names something: a lone sign, or Japanese grammar, does not. */
const worth = (run: readonly Token[], language: string): boolean => {
  if (!run.some(({ tag }) => HEADS.has(tag))) return false;
  const letters = run.map(({ text }) => text).join('');
  return letters.length > (UNSPACED.has(language) ? 1 : 2) && !/^\p{Script=Hiragana}+$/u.test(letters);
};
