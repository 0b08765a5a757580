/** How a text is cut into the terms that a classifier counts; part of a model's card. */
export interface TermRules {
  /** Shortest and longest run of neighbouring words that is a term: from 1 to 2 are words and pairs. */
  readonly ngrams: { readonly from: number; readonly to: number };
  /** Words that turn the meaning of those after them, which then count as other words; left out, none does. */
  readonly negations?: { readonly words: readonly string[]; readonly reach: number } | undefined;
}

/**
 * Letters and digits of any script with their marks, and apostrophes within: `don't` is one word. What ends a clause
 * is found too.
 */
const WORD_OR_STOP = /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*|[.,;:!?\n()。、，！？；：]/gu;
const STARTS_A_WORD = /^[\p{L}\p{N}\p{M}]/u;

/**
 * The words of a text after NFKC, in lower case, typographic apostrophes made plain. Up to `reach` words that follow a
 * negation in its clause begin with `!`: `not very good` is `not`, `!very`, `!good`.
 */
export const wordsOf = (
  text: string,
  { negations }: Pick<TermRules, 'negations'> = {},
): readonly string[] => {
  const found = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").match(WORD_OR_STOP) ?? [];
  const turning = new Set(negations?.words);
  const words: string[] = [];
  let left = 0;
  for (const word of found) {
    if (!STARTS_A_WORD.test(word)) {
      left = 0;
      continue;
    }
    words.push(left > 0 ? `!${word}` : word);
    left = turning.has(word) ? (negations?.reach ?? 0) : Math.max(0, left - 1);
  }
  return words;
};

/** The terms of a text, each as often as it stands there; words of one term are joined by a space. */
export const termsOf = (text: string, rules: TermRules): readonly string[] => {
  const words = wordsOf(text, rules);
  const terms: string[] = [];
  for (let length = rules.ngrams.from; length <= rules.ngrams.to; length++) {
    for (let start = 0; start + length <= words.length; start++) {
      terms.push(words.slice(start, start + length).join(' '));
    }
  }
  return terms;
};
