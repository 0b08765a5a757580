import type { ReadText } from '../text/token.ts';
import type { Entity } from './entity.ts';
import { WORKS } from './name-words.ts';

const QUOTED = /["“«„]([^"“”«»„\n]{2,80})["”»“]/gu;
/** Characters before a quotation in which its kind may be said. */
const REACH = 40;

/** Titles in quotation marks: capitalised throughout, or after a word for a kind of work. */
export const titles = ({ text }: ReadText): Entity[] =>
  [...text.matchAll(QUOTED)].flatMap((found) => {
    const title = found[1] ?? '';
    const begin = found.index + 1;
    const named = text
      .slice(Math.max(0, begin - REACH), begin)
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .some((word) => WORKS.has(word));
    const words = title.split(/\s+/).filter((word) => /\p{L}{4,}/u.test(word));
    const capitals =
      words.length > 1 && words.every((word) => /^\p{Lu}/u.test(word)) && !/[.!?,]$/.test(title);
    return (named && /^\p{Lu}/u.test(title)) || capitals
      ? [{ type: 'TITLE' as const, score: named ? 0.98 : 0.7, begin, end: begin + title.length }]
      : [];
  });
