import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Judge } from '../../functions/sentiment/judge.ts';
import { modelJudge } from '../../functions/sentiment/model-judge.ts';
import type { ModelCard } from '../../lib/core/model/card.ts';
import { readLabelledTexts } from '../../lib/core/training/text/read-labelled-texts.ts';
import { fileModelStore } from '../../lib/runtime/file-model-store.ts';

const MODELS = join(import.meta.dirname, '../../models');
let judge: Judge;
let card: ModelCard;

beforeAll(async () => {
  const models = fileModelStore(MODELS);
  judge = modelJudge(models, 'sentiment');
  card = await models.card('sentiment');
});

describe('the sentiment model that is here', () => {
  it('answers as the contract says', async () => {
    expect(await judge(['MLOps is critical for robustness', 'espresso is too strong'])).toEqual([
      true,
      false,
    ]);
  });

  it('tells as many of the hand-written test sentences right as its card says', async () => {
    const texts = await readLabelledTexts(readFileSync(join(MODELS, 'sentiment/test.jsonl')));
    const judged: boolean[] = [];
    for (let start = 0; start < texts.length; start += 100)
      judged.push(...(await judge(texts.slice(start, start + 100).map(({ text }) => text))));
    const right = texts.filter(({ label }, index) => judged[index] === (label === 'positive')).length;
    const claimed = card.metrics.find(({ name }) => name === 'accuracy_on_test_set');
    expect(claimed).toMatchObject({
      value: right / texts.length,
      testSet: { rows: texts.length, licence: 'CC0-1.0' },
    });
    expect(right / texts.length).toBeGreaterThan(0.75);
  });

  it('is small: under 500 KB with its vocabulary', () => {
    const bytes = ['model.onnx', 'vocabulary.json'].map(
      (file) => statSync(join(MODELS, 'sentiment', file)).size,
    );
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(500_000);
  });
});
