import type { ErrorCode } from '../errors.ts';

/** Why a text cannot have what was asked for; the detail repeats nothing of it. */
export interface TextProblem {
  readonly code: ErrorCode;
  readonly detail: string;
}

/**
 * What makes a text unfit for any analysis; `undefined` for a good one. Byte order marks, zero-width characters and
 * marks of direction are part of a text and stay in it, so that offsets always refer to what was sent.
 */
export const textProblem = (text: string): TextProblem | undefined => {
  if (!text.isWellFormed()) return LONE_SURROGATE;
  if (text.includes('\0')) return NUL;
  return hasWords(text) ? undefined : EMPTY;
};

/** Whether there is a letter or a number that is not merely drawn as a picture, as in a keycap. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}](?![\uFE0F\u20E3])/u.test(text);

const LONE_SURROGATE: TextProblem = {
  code: 'encoding_invalid',
  detail: 'the text has half of a surrogate pair, which is no character; send whole characters',
};
const NUL: TextProblem = {
  code: 'encoding_invalid',
  detail: 'the text has a NUL character, which no text holds; leave it out',
};
const EMPTY: TextProblem = {
  code: 'text_empty',
  detail: 'the text has no letter and no number; send words',
};
