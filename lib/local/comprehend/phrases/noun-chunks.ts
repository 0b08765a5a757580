import { type Mark, type ReadText, type Token, touches } from '../text/token.ts';
import type { KeyPhraseFinding } from './key-phrases.ts';

/** Noun phrases with their determiners: "the five-time All-Star", "his first season". */
export const nounChunks = ({ tokens, marks }: ReadText): KeyPhraseFinding[] => {
  const chunks: KeyPhraseFinding[] = [];
  const named = new Map(marks.map((mark) => [mark.begin, mark]));
  for (let at = 0; at < tokens.length; ) {
    const mark = named.get(tokens[at]?.begin ?? -1);
    const end = mark && mark.kind !== 'count' ? markEnd(tokens, at, mark) : chunkEnd(tokens, at);
    const [first, last] = [tokens[at], tokens[end - 1]];
    if (end === at || first === undefined || last === undefined) {
      at += 1;
      continue;
    }
    if (mark?.kind !== 'address') {
      chunks.push({ begin: first.begin, end: last.end, score: scoreOf(tokens.slice(at, end)) });
    }
    at = end;
  }
  return chunks;
};

/** A date or an amount is one phrase. */
const markEnd = (tokens: readonly Token[], from: number, { end }: Mark): number => {
  let at = from + 1;
  while ((tokens[at]?.end ?? Number.POSITIVE_INFINITY) <= end) at += 1;
  return at;
};

/** Where the noun phrase that begins at a token ends; the token itself when none does. */
const chunkEnd = (tokens: readonly Token[], from: number): number => {
  const first = tokens[from];
  if (first === undefined || !OPENS.has(first.tag) || (first.tag === 'PRON' && !POSSESSIVE.test(first.lower)))
    return from;
  let end = from;
  for (let at = from; at < tokens.length; at += 1) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (token === undefined || token.sentence !== first.sentence) break;
    if (at > from && !continues(tokens, at, end > from)) break;
    if (HEADS.has(token.tag) || isAmount(before, token)) end = at + 1;
  }
  return end;
};

const OPENS: ReadonlySet<string> = new Set(['DET', 'PRON', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'SYM']);
const HEADS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
const POSSESSIVE = /^(?:my|your|his|her|its|our|their)$/;

const continues = (tokens: readonly Token[], at: number, hasHead: boolean): boolean => {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined) return false;
  switch (token.tag) {
    case 'NOUN':
    case 'PROPN':
      return true;
    case 'NUM':
      return !hasHead || before?.tag === 'PROPN';
    case 'ADJ':
      return !hasHead || touches(before, token) || before?.tag === 'PROPN' || before?.tag === 'PART';
    case 'DET':
      // wink takes "All" in "All-Star" for a determiner.
      return touches(token, next) && /^[-–]$/.test(next?.text ?? '');
    case 'ADV':
      return !hasHead && next?.tag === 'ADJ';
    case 'VERB':
      // "the winning team", "a well-known player"
      return (
        !hasHead && (next?.tag === 'NOUN' || touches(before, token)) && /(?:ing|ed|en|wn)$/.test(token.lower)
      );
    case 'PART':
      return (
        /^['’]s?$/.test(token.text) &&
        hasHead &&
        (next?.tag === 'NOUN' || next?.tag === 'PROPN' || next?.tag === 'ADJ')
      );
    case 'PUNCT':
      if (token.text === '.')
        return /^(?:St|Mt|Ft|Dr|Mr|Mrs|Ms)$/.test(before?.text ?? '') && next?.tag === 'PROPN';
      return /^[-–'’&]$/.test(token.text) && touches(before, token) && touches(token, next);
    case 'SYM':
      return token.text === '%' || token.text === '&';
    default:
      return false;
  }
};

/** `$40 million`, `30 %`. */
const isAmount = (before: Token | undefined, token: Token): boolean =>
  (token.tag === 'NUM' && (before?.tag === 'SYM' || before?.tag === 'NUM')) ||
  (token.text === '%' && before?.tag === 'NUM');

/** Names and described things are surer key phrases than a bare noun. */
const scoreOf = (tokens: readonly Token[]): number => {
  if (tokens.some(({ tag }) => tag === 'PROPN')) return 0.99;
  return tokens.length > 1 ? 0.97 : 0.9;
};
