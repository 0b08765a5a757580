import { expect, it } from 'vitest';
import { createTextEngine } from '../../../../lib/local/comprehend/text-engine.ts';

const engine = createTextEngine();
const tagsOf = async (text: string, language: string) =>
  (await engine.syntax(text, language))
    .map(({ Text, PartOfSpeech }) => `${Text}/${PartOfSpeech.Tag}`)
    .join(' ');

it.each([
  [
    'en',
    "It isn't raining today in Seattle!",
    "It/PRON is/AUX n't/PART raining/VERB today/ADV in/ADP Seattle/PROPN !/PUNCT",
  ],
  [
    'de',
    'Die Katze schläft in Berlin und ich nicht.',
    'Die/DET Katze/NOUN schläft/VERB in/ADP Berlin/NOUN und/CCONJ ich/PRON nicht/ADV ./PUNCT',
  ],
  [
    'es',
    'La niña come rápidamente 3 manzanas.',
    'La/DET niña/NOUN come/NOUN rápidamente/ADV 3/NUM manzanas/NOUN ./PUNCT',
  ],
  ['fr', 'Le chat est dans la maison.', 'Le/DET chat/NOUN est/AUX dans/ADP la/DET maison/NOUN ./PUNCT'],
  ['it', 'Il gatto è in cucina.', 'Il/DET gatto/NOUN è/AUX in/ADP cucina/NOUN ./PUNCT'],
  ['pt', 'O gato está em casa.', 'O/DET gato/NOUN está/AUX em/ADP casa/NOUN ./PUNCT'],
])('%s: %s', async (language, text, tags) => {
  expect(await tagsOf(text, language)).toBe(tags);
});

it('tokens are counted from 1, and a guess is less sure than a known word', async () => {
  const tokens = await engine.syntax('La niña come.', 'es');
  expect(tokens.map(({ TokenId }) => TokenId)).toEqual([1, 2, 3, 4]);
  const [article, noun] = tokens.map(({ PartOfSpeech }) => PartOfSpeech.Score);
  expect(noun).toBeLessThan(article ?? 0);
});
