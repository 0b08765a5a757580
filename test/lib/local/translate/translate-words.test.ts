import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionaryFor } from '../../../../lib/local/translate/dictionary.ts';
import { LOCAL_LANGUAGES } from '../../../../lib/local/translate/languages.ts';
import { textPieces } from '../../../../lib/local/translate/text-pieces.ts';
import { translateWords } from '../../../../lib/local/translate/translate-words.ts';

const into = (target: 'fr' | 'es' | 'de') => (text: string) =>
  translateWords(text, dictionaryFor('en', target));
const fromFrench = (text: string) => translateWords(text, dictionaryFor('fr', 'en'));

describe('translateWords', () => {
  it.each([
    ['takes the longest phrase', 'Thank you very much, thank you', 'Merci beaucoup, merci'],
    ['sees a phrase over two lines', 'machine\nlearning', "l'apprentissage automatique"],
    ['sees no phrase over a comma', 'good, morning', 'bon, matin'],
    ['keeps capitals', 'Water WATER water', 'Eau EAU eau'],
    ['keeps figures', '3.14 42nd 10kg B2B €5', '3.14 42nd 10kg B2B €5'],
    ['keeps addresses', 'https://the.dog/a?b=1 the@dog.org.', 'https://the.dog/a?b=1 the@dog.org.'],
    ['keeps tags', '<b class="red">dog</b>', '<b class="red">chien</b>'],
    ['keeps space and punctuation', '  dog \t– «dog»…\r\n', '  chien \t– «chien»…\r\n'],
    ['keeps emoji', 'dog👩‍👩‍👧cat', 'chien👩‍👩‍👧chat'],
    ['marks names and other scripts', 'Marco 東京', '[Marco] [東京]'],
    ['translates parts of compounds', 'old-quokka', 'vieux-[quokka]'],
    ['marks a compound without known parts once', 'jean-luc', '[jean-luc]'],
  ])('%s', (_, text, translation) => {
    expect(into('fr')(text)).toBe(translation);
  });

  it('takes apart what French has drawn together, whichever apostrophe it uses', () => {
    expect(fromFrench("l'espresso, d’eau, qu'il")).toBe('the [espresso], of water, that he');
  });

  it('writes German nouns with a capital, and takes a capital from them only where a sentence begins', () => {
    expect(into('de')('a red book')).toBe('ein rot Buch');
    const german = (text: string) => translateWords(text, dictionaryFor('de', 'en'));
    expect(german('Wasser und Brot. Brot!\nMilch')).toBe('Water and bread. Bread!\nMilk');
  });

  it('finds words whose accents are written as marks of their own', () => {
    expect(fromFrench('été'.normalize('NFD'))).toBe('been');
  });
});

describe('any text', () => {
  const pairs = LOCAL_LANGUAGES.flatMap((source) =>
    LOCAL_LANGUAGES.map((target) => [source, target] as const),
  );
  const texts = fc.array(
    fc.oneof(
      fc.constantFrom('the', 'House', "l'", 'eau', '-', ' ', '. ', '[', '1', '😀', '\ud800'),
      fc.string({ unit: 'grapheme' }),
    ),
  );

  it('is its pieces', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('');
        expect(
          textPieces(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('gets the same translation every time, in which all that is no word stands as it was', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...pairs), (parts, [source, target]) => {
        const text = parts.join('');
        const dictionary = dictionaryFor(source, target);
        const translation = translateWords(text, dictionary);
        expect(translateWords(text, dictionary)).toBe(translation);
        const digits = (each: string): string => each.replaceAll(/[^0-9]/g, '');
        expect(digits(translation)).toBe(digits(text));
      }),
    );
  });

  it('is marked whole where nothing of it is known', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[qxz]{4,9}$/), { minLength: 1 }), (words) => {
        expect(into('es')(words.join(' '))).toBe(words.map((word) => `[${word}]`).join(' '));
      }),
    );
  });
});
