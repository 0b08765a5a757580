import { expect, test } from 'vitest';
import { measureLocalText } from '../../../bench/measures/local-text.ts';
import { paragraph } from '../../../bench/measures/paragraph.ts';

test('texts are analysed in a process of their own, whose memory is looked at on the way', async () => {
  const { textsPerSecond, charactersPerText, firstAnswerMs, memory } = await measureLocalText([5, 10]);
  expect(memory.map(({ texts }) => texts)).toEqual([5, 10]);
  for (const { residentMiB } of memory) expect(residentMiB).toBeGreaterThan(10);
  for (const measured of [textsPerSecond, firstAnswerMs]) expect(measured).toBeGreaterThan(0);
  expect(charactersPerText).toBeGreaterThan(400);
});

test('no two paragraphs are alike', () => {
  expect(new Set(Array.from({ length: 20_000 }, (_, number) => paragraph(number))).size).toBe(20_000);
});
