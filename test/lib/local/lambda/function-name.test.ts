import { describe, expect, it } from 'vitest';
import { functionNameIn } from '../../../../lib/local/lambda/function-name.ts';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:marco';

describe('functionNameIn', () => {
  it.each([
    'marco',
    'marco:live',
    'marco:$LATEST',
    ARN,
    `${ARN}:live`,
    '123456789012:function:marco',
    'function:marco',
  ])('finds the name in %s', (given) => {
    expect(functionNameIn(given, null)).toBe('marco');
  });

  it.each(['', 'a b', '../marco', 'arn:aws:s3:::marco', 'x'.repeat(65)])('refuses "%s"', (given) => {
    expect(() => functionNameIn(given, null)).toThrow(
      expect.objectContaining({ code: 'ValidationException' }),
    );
  });

  it('knows the alias live and no other', () => {
    expect(functionNameIn('marco', 'live')).toBe('marco');
    expect(() => functionNameIn('marco', 'canary')).toThrow('there is the alias live');
    expect(() => functionNameIn('marco:7', null)).toThrow(expect.objectContaining({ status: 404 }));
  });
});
