import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wordsOf } from '../../../../../lib/core/model/terms.ts';
import { sentimentCorpus } from '../../../../../lib/core/training/sentiment-corpus/sentiment-corpus.ts';
import { readLabelledTexts } from '../../../../../lib/core/training/text/read-labelled-texts.ts';

const TEST_SET = join(import.meta.dirname, '../../../../../models/sentiment/test.jsonl');
const corpus = sentimentCorpus({ seed: 3 });
const inWords = (text: string): string => wordsOf(text).join(' ');
const wordings = new Set(corpus.map(({ text }) => inWords(text)));

it('is a few thousand sentences, half of each kind, with every slot filled', () => {
  const praising = corpus.filter(({ label }) => label === 'positive').length;
  expect(corpus.length).toBeGreaterThan(5000);
  expect(praising / corpus.length).toBeCloseTo(0.5, 1);
  for (const { text } of corpus) expect(text).not.toMatch(/[{}]/);
});

it('is the same for the same seed, and another for another', () => {
  expect(sentimentCorpus({ seed: 3 })).toEqual(corpus);
  expect(sentimentCorpus({ seed: 4 })).not.toEqual(corpus);
});

it('never holds a sentence twice, let alone with two labels', () => {
  expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length);
});

it('holds no sentence that the contract or the test set asks about', async () => {
  const asked = (await readLabelledTexts(readFileSync(TEST_SET))).map(({ text }) => text);
  expect(asked.length).toBeGreaterThanOrEqual(100);
  for (const text of ['MLOps is critical for robustness', 'espresso is too strong', ...asked])
    expect({ text, isThere: wordings.has(inWords(text)) }).toEqual({ text, isThere: false });
});
