import { expect, it } from 'vitest';
import { createTextEngine } from '../../../../../lib/local/comprehend/text-engine.ts';

const engine = createTextEngine();
const phrasesIn = async (text: string, language = 'en') =>
  (await engine.keyPhrases(text, language)).map(({ Text }) => Text);

it.each([
  ['The five-time All-Star won his first title.', ['The five-time All-Star', 'his first title']],
  [
    "The team's new coach paid $40 million on December 30, 1984.",
    ["The team's new coach", '$40 million', 'December 30, 1984'],
  ],
  ['He ran because it rained.', []],
  [
    'A very good espresso machine makes 30% more coffee.',
    ['A very good espresso machine', '30%', 'more coffee'],
  ],
  ['See https://example.com/page for details.', ['details']],
])('%s', async (text, phrases) => {
  expect(await phrasesIn(text)).toEqual(phrases);
});

it.each([
  ['de', 'Die neue Maschine steht in der Küche.', ['Die neue Maschine', 'der Küche']],
  ['es', 'La comida estaba en la mesa.', ['La comida', 'la mesa']],
  ['fr', 'Le 14 juillet 2019, la fête nationale.', ['14 juillet 2019', 'la fête nationale']],
  ['zh', '我的订单还没有到', ['订单']],
  ['ja', '東京の天気です。', ['東京', '天気']],
])('%s: %s', async (language, text, phrases) => {
  expect(await phrasesIn(text, language)).toEqual(phrases);
});
