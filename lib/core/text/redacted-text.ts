import { createHmac } from 'node:crypto';
import type { PiiEntity } from './analysis.ts';
import { codePointLength, codePointsOf } from './code-points.ts';
import { type MergedSpan, mergedSpans } from './spans.ts';

/** What stands in the place of personal data. */
export type Redaction =
  /** The character as often as there were code points. */
  | { readonly mode: 'mask'; readonly maskCharacter: string }
  /** `[EMAIL]`. */
  | { readonly mode: 'type' }
  /**
   * `[EMAIL:5d41402abc4b2a76]`: the same value under the same key gives the same 16 hexadecimal digits, so that texts can be
   * compared. The key is needed because there are few enough telephone numbers to try them all.
   */
  | { readonly mode: 'hash'; readonly key: string };

/**
 * The text without the personal data that was found in it. Spans that overlap are one; it is named by the kind that is surest.
 *
 * @throws {RangeError} for a span outside the text.
 */
export const redactedText = (text: string, found: readonly PiiEntity[], how: Redaction): string => {
  const points = codePointsOf(text);
  const parts: string[] = [];
  let end = 0;
  for (const span of mergedSpans(found)) {
    const secret = points.slice(span.BeginOffset, span.EndOffset);
    parts.push(points.slice(end, span.BeginOffset), replacement(secret, span, how));
    end = span.EndOffset;
  }
  return [...parts, points.slice(end, points.length)].join('');
};

const replacement = (secret: string, { of }: MergedSpan<PiiEntity>, how: Redaction): string => {
  const { Type } = of.reduce((best, each) => (each.Score > best.Score ? each : best));
  switch (how.mode) {
    case 'mask':
      return how.maskCharacter.repeat(codePointLength(secret));
    case 'type':
      return `[${Type}]`;
    case 'hash':
      return `[${Type}:${createHmac('sha256', how.key).update(secret).digest('hex').slice(0, 16)}]`;
  }
};
