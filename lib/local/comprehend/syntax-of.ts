import type { Finding } from './text/code-points.ts';
import type { ReadText, Tag } from './text/token.ts';

export interface TaggedWord extends Finding {
  /** From 1. */
  readonly id: number;
  readonly tag: Tag;
  readonly score: number;
}

/** Every word and mark of a text with its part of speech. */
export const syntaxOf = ({ tokens }: ReadText): TaggedWord[] =>
  tokens.map(({ begin, end, tag, certainty }, index) => ({
    begin,
    end,
    id: index + 1,
    tag,
    score: certainty,
  }));
