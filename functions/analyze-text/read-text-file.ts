import * as z from 'zod';
import { ValidationError } from '../../lib/core/errors.ts';
import type { TextProblem } from '../../lib/core/text/text-problem.ts';
import { isDeeperThan } from '../../lib/runtime/json-depth.ts';
import { MOST_FILE_TEXTS } from './definition.ts';
import {
  type AnalyzeRequest,
  DEFAULT_FEATURES,
  LANGUAGE_LENGTH,
  readAnalyzeRequest,
  refuseMany,
} from './request.ts';

/** A line of a file: a text to analyse, or why there is none. */
export type FileLine = { readonly line: number } & (
  | { readonly text: string; readonly language?: string | undefined }
  | { readonly error: TextProblem }
);

export type TextFile = { readonly byteOrderMark: boolean } & (
  | { readonly kind: 'request'; readonly request: AnalyzeRequest }
  | { readonly kind: 'lines'; readonly lines: readonly FileLine[] }
);

/** Deeper than anything that is read. */
const DEEPEST = 64;

/**
 * Reads a file by how its key ends: `.json` is a request or a list of texts, `.jsonl` a text or an object with
 * `text` a line, everything else one text. A byte order mark of UTF-8 in front is no part of the text.
 *
 * @throws {ValidationError} for what is no text, or not what its name says, as a whole.
 */
export const readTextFile = (key: string, bytes: Uint8Array): TextFile => {
  const byteOrderMark = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  const text = decoded(bytes);
  const name = key.toLowerCase();
  if (name.endsWith('.jsonl')) return { byteOrderMark, kind: 'lines', lines: linesOf(text) };
  const request = name.endsWith('.json') ? requestIn(text) : plain({ text });
  return { byteOrderMark, kind: 'request', request };
};

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const decoded = (bytes: Uint8Array): string => {
  if (bytes.includes(0)) {
    throw new ValidationError(
      'text_format_unsupported',
      'the content is no text, whatever the name says, or not in UTF-8; convert it',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ValidationError('encoding_invalid', 'the content is not UTF-8; convert it', { cause });
  }
};

const plain = (of: AnalyzeRequest['of']): AnalyzeRequest => ({
  of,
  language: undefined,
  features: DEFAULT_FEATURES,
  fresh: false,
});

const requestIn = (json: string): AnalyzeRequest => {
  const value = parsed(json);
  if (value === undefined) throw new ValidationError('json_invalid', `the content is ${NO_JSON.detail}`);
  return readAnalyzeRequest(Array.isArray(value) ? { texts: value } : value, MOST_FILE_TEXTS);
};

/** `undefined` for what is no JSON. */
const parsed = (json: string): unknown => {
  if (isDeeperThan(json, DEEPEST)) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const Line = z.union([
  z.string().transform((text) => ({ text })),
  /** What else is on a line is the writer's own. */
  z.object({ text: z.string(), language: z.string().max(LANGUAGE_LENGTH).optional() }),
]);

const linesOf = (text: string): readonly FileLine[] => {
  const lines = text.split(/\r?\n/).map((content, index) => ({ content, line: index + 1 }));
  const told = lines.filter(({ content }) => content.trim() !== '');
  if (told.length === 0) throw new ValidationError('text_empty', 'the file has no line with a text');
  refuseMany(told.length, MOST_FILE_TEXTS);
  return told.map(({ content, line }) => ({ line, ...lineOf(content) }));
};

const lineOf = (content: string) => {
  const value = parsed(content);
  if (value === undefined) return { error: NO_JSON_LINE };
  const { data } = Line.safeParse(value);
  return data ?? { error: NO_TEXT_LINE };
};

const NO_JSON = { code: 'json_invalid', detail: `no JSON, or nested deeper than ${DEEPEST} levels` } as const;
const NO_JSON_LINE: TextProblem = { code: NO_JSON.code, detail: `the line is ${NO_JSON.detail}` };
const NO_TEXT_LINE: TextProblem = {
  code: 'type_mismatch',
  detail: 'the line is neither a JSON string nor an object with a string "text"',
};
