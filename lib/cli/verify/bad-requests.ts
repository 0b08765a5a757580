import { TEXT_REFUSALS } from './text-refusals.ts';

/** A request that must be refused, and how. */
export interface BadRequest {
  readonly what: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  readonly method?: string;
  readonly status: number;
  readonly code: string;
  /**
   * Gateways read such bytes and paths each in their own way: what stands before the function may turn it away in words
   * of its own, or mend it so that the function refuses something else.
   */
  readonly isReadOnTheWay?: true;
}

const MIB = 1024 * 1024;
const weight = (literal: string): string => `{"Weight": ${literal}}`;

/** What clients get wrong, deliberately or not, against `POST /predict` where no path is named. */
export const BAD_REQUESTS: readonly BadRequest[] = [
  { what: 'no body', status: 400, code: 'body_missing' },
  { what: 'an empty body', body: '', status: 400, code: 'body_missing' },
  { what: 'a brace', body: '{', status: 400, code: 'json_invalid' },
  { what: 'NaN', body: weight('NaN'), status: 400, code: 'json_invalid' },
  { what: 'Infinity', body: weight('Infinity'), status: 400, code: 'json_invalid' },
  { what: '1e400', body: weight('1e400'), status: 422, code: 'number_not_finite' },
  { what: '1e39, too large for float32', body: weight('1e39'), status: 422, code: 'number_out_of_range' },
  { what: 'a text', body: weight('"200"'), status: 400, code: 'type_mismatch' },
  { what: 'true', body: weight('true'), status: 400, code: 'type_mismatch' },
  { what: 'null', body: weight('null'), status: 400, code: 'type_mismatch' },
  { what: 'an empty text', body: weight('""'), status: 400, code: 'type_mismatch' },
  { what: 'an array', body: weight('[]'), status: 400, code: 'type_mismatch' },
  { what: 'an object', body: weight('{}'), status: 400, code: 'type_mismatch' },
  { what: 'no features', body: '{}', status: 400, code: 'field_missing' },
  { what: 'a bare number', body: '200', status: 400, code: 'type_mismatch' },
  { what: 'a bare array', body: '[200]', status: 400, code: 'type_mismatch' },
  { what: 'JSON null', body: 'null', status: 400, code: 'type_mismatch' },
  { what: 'an unknown feature', body: '{"Weight": 200, "Height": 70}', status: 400, code: 'unknown_field' },
  { what: 'a feature in another case', body: '{"weight": 200}', status: 400, code: 'unknown_field' },
  { what: '__proto__', body: '{"Weight": 200, "__proto__": {"x": 1}}', status: 400, code: 'unknown_field' },
  { what: 'constructor', body: '{"Weight": 200, "constructor": {}}', status: 400, code: 'unknown_field' },
  { what: 'no rows', body: '{"data": []}', status: 400, code: 'no_rows' },
  { what: 'data that is no array', body: '{"data": {"Weight": 1}}', status: 400, code: 'type_mismatch' },
  {
    what: 'a field beside data',
    body: '{"data": [{"Weight": 1}], "x": 1}',
    status: 400,
    code: 'unknown_field',
  },
  {
    what: 'a bad row among good ones',
    body: '{"data": [{"Weight": 1}, {"Weight": "1"}]}',
    status: 400,
    code: 'type_mismatch',
  },
  {
    what: 'more rows than are taken',
    body: `{"data": [${new Array(10_001).fill('{"Weight":1}').join(',')}]}`,
    status: 413,
    code: 'too_many_rows',
  },
  {
    what: 'a byte more than the limit',
    body: `"${'x'.repeat(MIB - 1)}"`,
    status: 413,
    code: 'body_too_large',
  },
  { what: 'six megabytes of digits', body: weight('9'.repeat(6 * MIB)), status: 413, code: 'body_too_large' },
  {
    what: '100,000 nested arrays',
    body: '['.repeat(100_000) + ']'.repeat(100_000),
    status: 422,
    code: 'too_deep',
  },
  { what: '2,000,000 nested arrays', body: '['.repeat(2_000_000), status: 413, code: 'body_too_large' },
  {
    what: '50,000 keys',
    body: `{${Array.from({ length: 50_000 }, (_, index) => `"k${index}":1`).join(',')}}`,
    status: 400,
    code: 'unknown_field',
  },
  {
    what: 'no content type',
    body: weight('200'),
    headers: { 'content-type': '' },
    status: 415,
    code: 'content_type_unsupported',
  },
  {
    what: 'text/plain',
    body: weight('200'),
    headers: { 'content-type': 'text/plain' },
    status: 415,
    code: 'content_type_unsupported',
  },
  {
    what: 'a form',
    body: 'Weight=200',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    code: 'content_type_unsupported',
  },
  {
    what: 'UTF-16',
    body: weight('200'),
    headers: { 'content-type': 'application/json; charset=utf-16' },
    status: 415,
    code: 'content_type_unsupported',
  },
  {
    what: 'gzip',
    body: new Uint8Array([0x1f, 0x8b, 8, 0]),
    headers: { 'content-encoding': 'gzip' },
    status: 415,
    code: 'content_encoding_unsupported',
  },
  {
    what: 'bytes that are no UTF-8',
    body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
    status: 422,
    code: 'encoding_invalid',
    isReadOnTheWay: true,
  },
  {
    what: 'an unknown model',
    path: '/models/nobody/predict',
    body: weight('200'),
    status: 404,
    code: 'model_unknown',
  },
  {
    what: 'a model named like a path',
    path: '/models/..%2F..%2Fetc%2Fpasswd/predict',
    body: weight('200'),
    status: 404,
    code: 'route_unknown',
    isReadOnTheWay: true,
  },
  {
    what: 'a model named with NUL',
    path: '/models/a%00b/predict',
    body: weight('200'),
    status: 404,
    code: 'model_unknown',
    isReadOnTheWay: true,
  },
  {
    what: 'a model named in 5,000 characters',
    path: `/models/${'x'.repeat(5000)}/predict`,
    body: weight('200'),
    status: 404,
    code: 'model_unknown',
  },
  {
    what: 'an emoji for a model',
    path: '/models/%F0%9F%90%88/predict',
    body: weight('200'),
    status: 404,
    code: 'model_unknown',
  },
  {
    what: 'a path that is not URL-encoded',
    path: '/models/%zz',
    method: 'GET',
    status: 422,
    code: 'encoding_invalid',
    isReadOnTheWay: true,
  },
  { what: 'a route that is not there', path: '/nowhere', method: 'GET', status: 404, code: 'route_unknown' },
  { what: 'another method', method: 'PUT', body: weight('200'), status: 405, code: 'method_not_allowed' },
  { what: 'GET with a body', method: 'GET', body: weight('200'), status: 405, code: 'method_not_allowed' },
  { what: 'a hundred cents', path: '/change/1/100', method: 'GET', status: 400, code: 'amount_invalid' },
  { what: 'negative dollars', path: '/change/-1/5', method: 'GET', status: 400, code: 'amount_invalid' },
  {
    what: 'cents with an exponent',
    path: '/change/1/1e1',
    method: 'GET',
    status: 400,
    code: 'amount_invalid',
  },
  {
    what: 'an unknown model card',
    path: '/models/nobody',
    method: 'GET',
    status: 404,
    code: 'model_unknown',
  },
  {
    what: 'a number as a message',
    path: '/hello',
    body: '{"message": 7}',
    status: 400,
    code: 'type_mismatch',
  },
  ...TEXT_REFUSALS,
];
