import { type ParseError, parse as parseTolerantly } from 'jsonc-parser';
import { ValidationError } from '../core/errors.ts';
import type { HttpRequest } from './http-request.ts';
import { isDeeperThan } from './json-depth.ts';

/** Deeper than any body that a route takes, far from what would exhaust a stack. */
const DEEPEST = 64;

/**
 * The JSON value in a request's body, which the edge has found to be small enough. When a member appears twice, the last one counts, as in
 * every JSON parser of the platform; a byte order mark is skipped.
 *
 * @throws {ValidationError} `body_missing`, `content_type_unsupported`,
 * `content_encoding_unsupported`, `base64_invalid`, `json_invalid` (with the position) or `too_deep`.
 */
export const jsonBody = (request: HttpRequest): unknown => {
  const { body, headers } = request;
  if (body === undefined || body === '')
    throw new ValidationError('body_missing', 'the body is empty; send a JSON object');
  refuseMediaType(headers);
  const text = textOf(request, body);
  refuseDeep(text);
  return parse(text);
};

const JSON_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const refuseMediaType = (headers: HttpRequest['headers']): void => {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new ValidationError(
      'content_encoding_unsupported',
      'the body is compressed; send it as plain JSON',
    );
  }
  const type = headers['content-type'];
  if (type === undefined || !JSON_TYPE.test(type)) {
    const got = type === undefined ? 'no content-type' : 'another content-type';
    throw new ValidationError(
      'content_type_unsupported',
      `got ${got}; send "content-type: application/json" (UTF-8)`,
    );
  }
};

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const textOf = ({ isBase64Encoded }: HttpRequest, body: string): string => {
  if (!isBase64Encoded) return body;
  if (body.length % 4 !== 0 || !BASE64.test(body)) {
    throw new ValidationError('base64_invalid', 'the event says that its body is base64, and it is not');
  }
  return utf8(Buffer.from(body, 'base64'));
};

const utf8 = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new ValidationError('encoding_invalid', 'the body is not UTF-8', { cause });
  }
};

const refuseDeep = (text: string): void => {
  if (isDeeperThan(text, DEEPEST)) {
    throw new ValidationError('too_deep', `the body is nested deeper than ${DEEPEST} levels`);
  }
};

const parse = (text: string): unknown => {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return JSON.parse(json);
  } catch {
    throw new ValidationError(
      'json_invalid',
      `the body is not JSON: it breaks at character ${breakOf(json)}`,
    );
  }
};

/** Where a text stops being JSON, counted from 0; the platform's parser does not always tell. */
const breakOf = (json: string): number => {
  const errors: ParseError[] = [];
  parseTolerantly(json, errors, { disallowComments: true });
  return errors[0]?.offset ?? json.length;
};
