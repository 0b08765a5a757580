import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../../lib/core/text/first-sentences.ts';

describe('the first sentences', () => {
  it.each([
    ['One. Two! Three? Four.', 2, 'en', 'One. Two!', 2],
    ['One. Two.', 20, 'en', 'One. Two.', 2],
    ['  One.\n\nTwo.  ', 1, 'en', 'One.', 1],
    ['これは文です。次の文。三つ目。', 2, 'ja', 'これは文です。次の文。', 2],
    ['No full stop', 3, 'en', 'No full stop', 1],
    ['', 3, 'en', '', 0],
    [' \n ', 3, 'en', '', 0],
    ['He paid $3.50 for it. Then he left.', 1, 'en', 'He paid $3.50 for it.', 1],
    ['Uno. Dos.', 1, 'not a language', 'Uno.', 1],
  ])('of %j: %d in %s', (text, most, language, first, sentences) => {
    expect(sentencesOf(text, most, language)).toEqual({ text: first, sentences });
  });

  it.each([
    ['J. R. R. Tolkien wrote books.', 'They are long.'],
    ['He served in the U.S. Army in 1941.', 'He came back.'],
    ['Dr. Jones met Mrs. Brown.', 'They talked.'],
    ['Prof. Dr. Müller spricht über den Mt. Everest.', 'Er war dort.'],
  ])('do not end in an abbreviation: %s', (first, second) => {
    expect(sentencesOf(`${first} ${second}`, 1, 'en')).toEqual({ text: first, sentences: 1 });
  });

  it('are the beginning of the text, and no more than wanted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, most) => {
        const first = sentencesOf(text, most, 'en');
        expect(text.trimStart().startsWith(first.text)).toBe(true);
        expect(first.sentences).toBeLessThanOrEqual(most);
        expect(first.text === '').toBe(first.sentences === 0);
      }),
    );
  });
});
