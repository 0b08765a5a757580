import type { Token } from '../text/token.ts';
import type { NameRun } from './name-runs.ts';

/** A run with its words and what stands around it. */
export interface Name extends NameRun {
  /** The whole, in lower case, with single spaces. */
  readonly lower: string;
  /** Its words, without hyphens and points between them. */
  readonly words: readonly Token[];
  readonly first: string;
  readonly last: string;
  /** Up to three words before it in its sentence, in lower case, the nearest last. */
  readonly before: readonly string[];
  readonly next: Token | undefined;
}

export const nameAt = (tokens: readonly Token[], { from, to }: NameRun): Name => {
  const all = tokens.slice(from, to);
  const words = all.filter(({ text }) => /[\p{L}\p{N}&]/u.test(text));
  const sentence = all[0]?.sentence;
  const inSentence = (token: Token | undefined): token is Token => token?.sentence === sentence;
  return {
    from,
    to,
    lower: joined(all),
    words,
    first: words[0]?.lower ?? '',
    last: words.at(-1)?.lower ?? '',
    before: tokens
      .slice(Math.max(0, from - 3), from)
      .filter(inSentence)
      .map(({ lower }) => lower),
    next: inSentence(tokens[to]) ? tokens[to] : undefined,
  };
};

const joined = (tokens: readonly Token[]): string =>
  tokens.reduce((name, token, index) => {
    const before = tokens[index - 1];
    return `${name}${before === undefined || before.end === token.begin ? '' : ' '}${token.lower}`;
  }, '');
