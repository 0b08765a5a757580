import { describe, expect, it } from 'vitest';
import { refuseUnknownPair, TRANSLATE_LANGUAGES } from '../../../../lib/core/translation/language-pair.ts';
import { isAwsLanguage } from '../../../../lib/local/translate/languages.ts';

describe('a pair of languages', () => {
  it.each([
    ['en', 'fr'],
    ['auto', 'zh-TW'],
    ['pt', 'pt-PT'],
  ])('from %s into %s can be had', (source, target) => {
    expect(() => refuseUnknownPair({ source, target })).not.toThrow();
  });

  it.each([
    ['xx', 'fr', /^the source is no language/],
    ['en', 'xx', /^the target is no language/],
    ['en', 'EN', /^the target/],
    ['en', 'auto', /^the target/],
    ['fr', 'fr', /the same language/],
  ])('from %s into %s cannot, and the reason says what can', (source, target, message) => {
    expect(() => refuseUnknownPair({ source, target })).toThrow(message);
    expect(() => refuseUnknownPair({ source, target })).toThrow(
      / af, am, ar, .*, zh-TW, written exactly so$/,
    );
  });

  it('is of the 75 languages that the laptop’s Amazon Translate knows too', () => {
    expect(TRANSLATE_LANGUAGES.size).toBe(75);
    for (const code of TRANSLATE_LANGUAGES) expect(isAwsLanguage(code)).toBe(true);
  });
});
