import { expect, it } from 'vitest';
import { createReadCache } from '../../../../../lib/local/comprehend/text/read-cache.ts';

const read = (text: string, language = 'en') => ({ text, language, tokens: [], marks: [] });

it('a text that was read is kept for its language only', () => {
  const cache = createReadCache();
  const kept = read('chat');
  cache.keep(kept);
  expect(cache.get('chat', 'en')).toBe(kept);
  expect(cache.get('chat', 'fr')).toBeUndefined();
});

it('of short texts the last 32 are kept', () => {
  const cache = createReadCache();
  for (let index = 0; index < 100; index += 1) cache.keep(read(`${index}`));
  expect(cache.get('67', 'en')).toBeUndefined();
  expect(cache.get('68', 'en')).toBeDefined();
});

it('the oldest texts go when together they are too long, however many were kept', () => {
  const cache = createReadCache();
  for (let index = 0; index < 100; index += 1) cache.keep(read(`${index} `.padEnd(5_000, 'x')));
  const kept = Array.from({ length: 100 }, (_, index) => cache.get(`${index} `.padEnd(5_000, 'x'), 'en'));
  expect(kept.map((each) => each !== undefined)).toEqual(
    Array.from({ length: 100 }, (_, index) => index >= 75),
  );
});
