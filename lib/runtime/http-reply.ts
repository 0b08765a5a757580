import type { Problem } from './problem.ts';

/** What API Gateway takes from a function, in payload format 1.0 and 2.0 alike. */
export interface HttpReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: false;
}

/** A route's answer that is not JSON. */
export class TextReply {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const replyOf = (value: unknown): HttpReply =>
  value instanceof TextReply
    ? reply(200, 'text/plain; charset=utf-8', value.text)
    : reply(200, 'application/json', JSON.stringify(value));

export const problemReply = (problem: Problem): HttpReply =>
  reply(problem.status, 'application/problem+json', JSON.stringify(problem), RETRY_AFTER[problem.status]);

/** Seconds after which a refused caller may try again. */
const RETRY_AFTER: Readonly<Record<number, Record<string, string>>> = { 503: { 'retry-after': '1' } };

const reply = (
  statusCode: number,
  type: string,
  body: string,
  extra: Record<string, string> = {},
): HttpReply => ({
  statusCode,
  headers: {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...extra,
  },
  body,
  isBase64Encoded: false,
});
