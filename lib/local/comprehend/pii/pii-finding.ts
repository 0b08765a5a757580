import type { Finding } from '../text/code-points.ts';

/** Something that tells who somebody is, or lets one act as they could; types are Comprehend's. */
export interface PiiFinding extends Finding {
  readonly type: string;
  /** 0 to 1. */
  readonly score: number;
}

/** How a type of it is recognised. */
export interface PiiRule {
  readonly type: string;
  /** Finds it, in the group `it` when what is around it must match too; has the flags `g` and `d`. */
  readonly pattern: RegExp;
  /** Sorts out what only looks like it, such as a number whose check digit is wrong. */
  readonly holds?: (match: string) => boolean;
  readonly score: number;
}

/** All that a rule finds in a text. */
export const findAll = (text: string, { type, pattern, holds, score }: PiiRule): PiiFinding[] =>
  Array.from(text.matchAll(pattern)).flatMap((match) => {
    const [begin, end] = match.indices?.groups?.it ?? [match.index, match.index + match[0].length];
    return begin < end && (holds?.(text.slice(begin, end)) ?? true) ? [{ type, score, begin, end }] : [];
  });
