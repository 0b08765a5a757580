import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPredictHandler } from '../../../../functions/predict/handler.ts';
import { type ModelCard, parseCard } from '../../../../lib/core/model/card.ts';
import { requestSchema } from '../../../../lib/core/model/card-schemas.ts';
import { goldenRows } from '../../../../lib/core/model/golden.ts';
import { vocabularyText } from '../../../../lib/core/model/vocabulary.ts';
import { logisticGraph } from '../../../../lib/core/onnx/logistic-graph.ts';
import { fileModelStore } from '../../../../lib/runtime/file-model-store.ts';
import { classifierCard, classifierFolder, sampleClassifier, TERMS } from './sample-classifier.ts';

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

const scoresOf = async (card: ModelCard, files: Parameters<typeof classifierFolder>[1], texts: string[]) => {
  const scorer = await fileModelStore(await classifierFolder(card, files)).scorer('sentiment');
  const [column = []] = await scorer.score(texts.map((text) => [text]));
  return column.map(([value]) => Number(value));
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

const withVocabulary = (text: string, terms = TERMS.length) => {
  const files = { ...sampleClassifier(), vocabulary: encoded(text) };
  const vocabulary = { sha256: sha256(files.vocabulary), terms };
  return [classifierCard({ textInput: { vocabulary } }, files), files] as const;
};

describe('a text classifier', () => {
  it('is fed with how often each term of its vocabulary is in a text', async () => {
    const files = sampleClassifier();
    const scores = await scoresOf(classifierCard(), files, ['Good, good!', 'bad', 'not good', 'neither']);
    for (const [index, z] of [4, -2, -2, 0].entries()) expect(scores[index]).toBeCloseTo(sigmoid(z), 6);
  });

  it('is fed with 1 for each term that is there, where its card says presence', async () => {
    const card = classifierCard({ textInput: { weights: 'presence' } });
    const [score] = await scoresOf(card, sampleClassifier(), ['Good, good!']);
    expect(score).toBeCloseTo(sigmoid(2), 6);
  });

  it('answers each of many texts as it answers it alone', async () => {
    const texts = Array.from(
      { length: 257 },
      (_, index) => `${'good '.repeat(index % 3)}${'bad '.repeat(index % 4)}`,
    );
    const together = await scoresOf(classifierCard(), sampleClassifier(), texts);
    expect(together).toEqual(
      texts.map((_, index) => expect.closeTo(sigmoid(2 * (index % 3) - 2 * (index % 4)), 5)),
    );
  });

  it('is asked by its text at the prediction route, like any other model', async () => {
    const models = fileModelStore(await classifierFolder());
    const predict = createPredictHandler({ models, defaultModel: 'sentiment' });
    expect(await predict({ text: 'good' })).toMatchObject({ prediction: { positive: 0.8808 } });
    await expect(predict({ good: 1 })).rejects.toThrow(/unknown feature "good"; the model takes "text"/);
    await expect(predict({ text: 7 })).rejects.toThrow(/"text" must be a text, got a number/);
  });

  it('has its text in the schema of requests, and golden rows of its examples', () => {
    const features = [{ name: 'text', type: 'string' as const, examples: ['good', 'bad'] }];
    const card = classifierCard({ features });
    expect(JSON.stringify(requestSchema(card))).toContain('{"text":{"type":"string"}}');
    expect(goldenRows(card).slice(0, 3)).toEqual([{ text: 'good' }, { text: 'bad' }, { text: 'good' }]);
  });
});

describe('a text classifier is refused, with file, expected and found,', () => {
  it.each<
    [
      string,
      ReturnType<typeof withVocabulary> | readonly [ModelCard, Parameters<typeof classifierFolder>[1]],
      string,
      RegExp,
    ]
  >([
    [
      'without its vocabulary',
      [classifierCard(), { model: sampleClassifier().model }],
      'card_invalid',
      /^models\/sentiment\/vocabulary.json is missing/,
    ],
    [
      'with the vocabulary of another',
      [classifierCard(), { ...sampleClassifier(), vocabulary: encoded(vocabularyText(['other'])) }],
      'model_digest_mismatch',
      /^models\/sentiment\/vocabulary.json has sha256 [0-9a-f]{64}, its card expects [0-9a-f]{64}$/,
    ],
    [
      'with a vocabulary that is not JSON',
      withVocabulary('good'),
      'card_invalid',
      /vocabulary.json is no vocabulary like/,
    ],
    [
      'with a term that is there twice',
      withVocabulary(vocabularyText(['good', 'good', 'bad'])),
      'card_invalid',
      /is no vocabulary like/,
    ],
    [
      'with fewer terms than its card says',
      withVocabulary(vocabularyText(['good'])),
      'card_invalid',
      /vocabulary.json has 1 terms, its card expects 3/,
    ],
    [
      'with a graph of another width',
      withVocabulary(vocabularyText(['good']), 1),
      'model_io_unsupported',
      /input "counts" has shape \[.*3\], the vocabulary fills \[rows, 1\]/,
    ],
  ])('%s', async (_, [card, files], code, message) => {
    const loading = fileModelStore(await classifierFolder(card, files)).scorer('sentiment');
    await expect(loading).rejects.toMatchObject({
      name: 'ModelError',
      code,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['text without the task', { task: 'classification' as const }],
    [
      'two features',
      {
        features: [
          { name: 'a', type: 'string' as const },
          { name: 'b', type: 'string' as const },
        ],
      },
    ],
    ['a number for its text', { features: [{ name: 'text', type: 'float32' as const }] }],
  ])('whose card has %s', (_, change) => {
    expect(() => parseCard(JSON.stringify(classifierCard(change)), 'models/sentiment/model.json')).toThrow(
      /models\/sentiment\/model.json is not a model card/,
    );
  });

  it('whose card has the task and no text', () => {
    const { text: _, ...card } = classifierCard();
    expect(() => parseCard(JSON.stringify(card), 'm')).toThrow(/text-classification needs "text"/);
  });
});

it('the graph of a logistic regression gives the probability, one a row', async () => {
  const model = logisticGraph({
    input: 'counts',
    output: 'p',
    weights: Float32Array.of(1, 2, 3),
    intercept: -1,
  });
  const card = classifierCard(
    { outputs: [{ name: 'p', type: 'float32' }] },
    { ...sampleClassifier(), model },
  );
  const [score] = await scoresOf(card, { ...sampleClassifier(), model }, ['bad good']);
  expect(score).toBeCloseTo(sigmoid(1 + 2 - 1), 6);
});
