import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf, wordsOf } from '../../../../lib/core/model/terms.ts';

describe('the words of a text', () => {
  it.each([
    ['Good, GOOD!', ['good', 'good']],
    ["It doesn't work", ['it', "doesn't", 'work']],
    ['It doesn’t work', ['it', "doesn't", 'work']],
    ["'quoted' words'", ['quoted', 'words']],
    ['ﬁne ①', ['fine', '1']],
    ['Ｆｕｌｌ width', ['full', 'width']],
    ['Übergröße naïve', ['übergröße', 'naïve']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['猫が好き', ['猫が好き']],
    ['🐈 👩‍💻 =cmd()', ['cmd']],
    ['   ', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are the same however accents are composed', () => {
    expect(wordsOf('caf\u00e9')).toEqual(wordsOf('cafe\u0301'));
  });

  const negations = { words: ['not', 'never'], reach: 2 };

  it.each([
    ['not very good really', ['not', '!very', '!good', 'really']],
    ['not bad, good', ['not', '!bad', 'good']],
    ['not! good', ['not', 'good']],
    ['never not good', ['never', '!not', '!good']],
    ['good', ['good']],
  ])('of %j are marked after a negation, within its clause: %j', (text, words) => {
    expect(wordsOf(text, { negations })).toEqual(words);
  });

  it('hold no space and nothing of what stands between them, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of wordsOf(text, { negations })) expect(word).toMatch(/^!?[\p{L}\p{N}\p{M}']+$/u);
      }),
    );
  });
});

describe('the terms of a text', () => {
  it('are its words and its pairs of neighbours, each as often as it is there', () => {
    expect(termsOf('so so good', { ngrams: { from: 1, to: 2 } })).toEqual([
      ...['so', 'so', 'good'],
      ...['so so', 'so good'],
    ]);
  });

  it('are pairs only where rules say so, and none for fewer words', () => {
    expect(termsOf('one two', { ngrams: { from: 2, to: 2 } })).toEqual(['one two']);
    expect(termsOf('one', { ngrams: { from: 2, to: 3 } })).toEqual([]);
  });
});
