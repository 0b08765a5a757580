import type { Mark, ReadText, Token } from '../text/token.ts';
import type { Entity } from './entity.ts';

/** Dates, amounts and addresses; a count takes the noun it counts along. */
export const quantities = ({ tokens, marks, language }: ReadText): Entity[] => {
  let at = 0;
  return marks.flatMap((mark): Entity[] => {
    while (at < tokens.length && (tokens[at]?.begin ?? 0) < mark.end) at += 1;
    return entitiesOfMark(mark, tokens.slice(Math.max(0, at - 1), at + 2), language);
  });
};

const entitiesOfMark = (
  mark: Mark,
  [last, next, after]: readonly (Token | undefined)[],
  language: string,
): Entity[] => {
  const { begin, end } = mark;
  switch (mark.kind) {
    case 'date':
      return [{ type: 'DATE', score: 0.97, begin, end }];
    case 'quantity':
      return [{ type: 'QUANTITY', score: 0.97, begin, end }];
    case 'address':
      return [{ type: 'OTHER', score: 0.9, begin, end }];
    case 'count': {
      const counted = language === 'en' ? countedNoun(next, after) : undefined;
      // "one of", "the one": a word more often than a number.
      if (last?.lower === 'one' && counted === undefined) return [];
      return [{ type: 'QUANTITY', score: counted ? 0.9 : 0.8, begin, end: counted?.end ?? end }];
    }
  }
};

/** `38,652 points`, `two championships`; not `four-time`. */
const countedNoun = (next: Token | undefined, after: Token | undefined): Token | undefined => {
  if (next?.tag !== 'NOUN' || !/^\p{L}/u.test(next.text)) return undefined;
  return after?.tag === 'NOUN' &&
    after.begin - next.end === 1 &&
    /s$/.test(after.lower) &&
    !/s$/.test(next.lower)
    ? after
    : next;
};
