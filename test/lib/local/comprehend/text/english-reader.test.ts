import { expect, it } from 'vitest';
import { loadEnglish } from '../../../../../lib/local/comprehend/text/english-reader.ts';

it('a text reads the same after much else was read, and words as long as texts take no time to speak of', async () => {
  const english = await loadEnglish();
  const text = "Dr. Smith isn't in St. Louis; he paid $40 million on 5 May 2020.";
  const first = english.read(text);
  const valence = english.valences.valence('splendid');
  for (let round = 0; round < 25; round += 1) english.read(`${round}${'abc'.repeat(30_000)}`);
  expect(english.read(text)).toEqual(first);
  expect(english.valences.valence('splendid')).toBe(valence);
});

it('tokens stand where the text has them, whatever spaces are between', async () => {
  const text = 'One\t two\r\n\u00a0three\u200b can\u2019t';
  const { tokens } = (await loadEnglish()).read(text);
  expect(tokens.map(({ begin, end }) => text.slice(begin, end))).toEqual(tokens.map((token) => token.text));
  expect(tokens.map((token) => token.text)).toEqual(expect.arrayContaining(['One', 'two', 'three', 'ca']));
});
