import { expect, it } from 'vitest';
import { dominantLanguage, likelyLanguages } from '../../../../lib/core/text/dominant-language.ts';

const found = (...scores: readonly (readonly [string, number])[]) =>
  scores.map(([LanguageCode, Score]) => ({ LanguageCode, Score }));

it('takes the largest score, wherever it stands', () => {
  expect(dominantLanguage(found(['fr', 0.01], ['en', 0.99]))).toEqual({
    LanguageCode: 'en',
    Score: 0.99,
    lowConfidence: false,
  });
});

it.each([
  ['a low score', found(['en', 0.79], ['fr', 0.1])],
  ['another language that is near', found(['en', 0.8], ['fr', 0.2])],
])('is not sure with %s', (_, languages) => {
  expect(dominantLanguage(languages)?.lowConfidence).toBe(true);
});

it('names all that a fair part may be in', () => {
  expect(likelyLanguages(found(['ja', 0.35], ['en', 0.6], ['fr', 0.05]))).toEqual(['en', 'ja']);
  expect(likelyLanguages(found(['en', 0.15], ['fr', 0.1]))).toEqual(['en']);
  expect(dominantLanguage([])).toBeUndefined();
});
