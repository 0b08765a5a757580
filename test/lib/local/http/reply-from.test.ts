import { describe, expect, it } from 'vitest';
import { replyFrom } from '../../../../lib/local/http/reply-from.ts';

const answered = (value: unknown) => replyFrom({ ok: true, payload: JSON.stringify(value), log: [] });

describe('replyFrom', () => {
  it('passes a reply on, header names in lower case', () => {
    expect(answered({ statusCode: 201, headers: { 'X-A': 1 }, body: 'hi' })).toEqual({
      statusCode: 201,
      headers: { 'x-a': '1' },
      body: 'hi',
    });
  });

  it('decodes a body that is base64', () => {
    expect(answered({ statusCode: 200, body: 'iVA=', isBase64Encoded: true }).body).toEqual(
      Buffer.from([0x89, 0x50]),
    );
  });

  it.each([['text'], [null], [[1, 2]], [{ a: 1 }]])('makes %j the JSON of a 200', (value) => {
    expect(answered(value)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(value),
    });
  });

  it('is a 500 that tells nothing when the function failed or its status is no number', () => {
    const error = { errorType: 'Error', errorMessage: 'the secret' };
    const reply = {
      statusCode: 500,
      headers: { 'content-type': 'application/json' },
      body: '{"message":"Internal Server Error"}',
    };
    expect(replyFrom({ ok: false, error, log: [] })).toEqual(reply);
    expect(answered({ statusCode: '200' })).toEqual(reply);
  });
});
