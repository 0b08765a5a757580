import { describe, expect, it } from 'vitest';
import { readHttpEvent } from '../../../lib/runtime/http-request.ts';
import { jsonBody } from '../../../lib/runtime/json-body.ts';
import { eventV2 } from './http-events.ts';

const read = (body: unknown, headers: Record<string, string> = {}, isBase64Encoded = false) => {
  const request = readHttpEvent(
    eventV2({ body, headers: { 'content-type': 'application/json', ...headers }, isBase64Encoded }),
  );
  if (!request) throw new Error('the sample is no HTTP event');
  return jsonBody(request);
};
const coded = (code: string) => expect.objectContaining({ name: 'ValidationError', code });
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('jsonBody', () => {
  it.each([
    ['plain', () => read('{"a": 1}')],
    ['base64', () => read(base64('{"a": 1}'), {}, true)],
    ['with a byte order mark', () => read('\uFEFF{"a": 1}')],
    ['with a charset', () => read('{"a": 1}', { 'content-type': 'Application/JSON; charset=UTF-8' })],
    ['said twice, the last counts', () => read('{"a": 2, "a": 1}')],
    ['encoded as itself', () => read('{"a": 1}', { 'content-encoding': 'identity' })],
  ])('reads a body %s', (_, reading) => {
    expect(reading()).toEqual({ a: 1 });
  });

  it.each([
    ['no body', () => read(undefined), 'body_missing'],
    ['an empty body', () => read(''), 'body_missing'],
    ['a brace', () => read('{'), 'json_invalid'],
    ['NaN', () => read('{"a": NaN}'), 'json_invalid'],
    ['Infinity', () => read('{"a": Infinity}'), 'json_invalid'],
    ['plain text said to be base64', () => read('{"a": 1}', {}, true), 'base64_invalid'],
    [
      'base64 of what is not UTF-8',
      () => read(Buffer.from([0xff, 0xfe, 0x31]).toString('base64'), {}, true),
      'encoding_invalid',
    ],
    ['text/plain', () => read('{}', { 'content-type': 'text/plain' }), 'content_type_unsupported'],
    [
      'a form',
      () => read('{}', { 'content-type': 'multipart/form-data; boundary=x' }),
      'content_type_unsupported',
    ],
    [
      'UTF-16',
      () => read('{}', { 'content-type': 'application/json; charset=utf-16' }),
      'content_type_unsupported',
    ],
    [
      'gzip',
      () => read(base64('bomb'), { 'content-encoding': 'gzip' }, true),
      'content_encoding_unsupported',
    ],
    ['100,000 nested arrays', () => read('['.repeat(1e5) + ']'.repeat(1e5)), 'too_deep'],
  ])('refuses %s', (_, reading, code) => {
    expect(reading).toThrow(coded(code));
  });

  it('refuses a body without a content type, and says which to send', () => {
    const request = readHttpEvent(eventV2({ body: '{}', headers: {} }));
    expect(() => request && jsonBody(request)).toThrow('send "content-type: application/json"');
  });

  it('tells where JSON breaks, and repeats nothing of it', () => {
    expect(() => read('{"name": "jane@example.com" oops}')).toThrow(
      /^the body is not JSON: it breaks at character 28$/,
    );
    expect(() => read('{"a": ')).toThrow('it breaks at character 6');
  });
});
