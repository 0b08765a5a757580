import { describe, expect, it } from 'vitest';
import { readClientContext } from '../../../../lib/local/lambda/client-context.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('readClientContext', () => {
  it('reads base64 of a JSON object, and nothing where there is none', () => {
    expect(readClientContext(base64('{"custom": {"a": "ü"}}'))).toEqual({ custom: { a: 'ü' } });
    expect(readClientContext(undefined)).toBeUndefined();
  });

  it.each(['not base64 of anything', base64('"text"'), base64('null'), base64('{'), ''])(
    'refuses %j',
    (given) => {
      expect(() => readClientContext(given)).toThrow(
        expect.objectContaining({ code: 'InvalidRequestContentException' }),
      );
    },
  );
});
