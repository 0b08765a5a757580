import type { ReadText } from './token.ts';

/** Which tokens, by index, lie in a date, an amount or an address, and so in no name. */
export const markedTokens = ({ tokens, marks }: ReadText): ReadonlySet<number> => {
  const marked = new Set<number>();
  let mark = 0;
  for (const [index, token] of tokens.entries()) {
    while ((marks[mark]?.end ?? Number.POSITIVE_INFINITY) <= token.begin) mark += 1;
    const current = marks[mark];
    if (current && current.kind !== 'count' && token.begin >= current.begin) marked.add(index);
  }
  return marked;
};
