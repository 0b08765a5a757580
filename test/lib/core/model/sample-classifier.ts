import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelCard, TextInput } from '../../../../lib/core/model/card.ts';
import { vocabularyText } from '../../../../lib/core/model/vocabulary.ts';
import { logisticGraph } from '../../../../lib/core/onnx/logistic-graph.ts';

export const TERMS = ['bad', 'good', 'not good'];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Finds "good" good, "bad" bad and "not good" very bad; everything else is in the middle. */
export const sampleClassifier = (
  weights: readonly number[] = [-2, 2, -4],
): { readonly model: Uint8Array; readonly vocabulary: Uint8Array } => ({
  model: logisticGraph({
    input: 'counts',
    output: 'positive',
    weights: Float32Array.from(weights),
    intercept: 0,
  }),
  vocabulary: new TextEncoder().encode(vocabularyText(TERMS)),
});

/** The card of the sample classifier; give members to change it. */
export const classifierCard = (
  change: Partial<ModelCard> & { readonly textInput?: Partial<TextInput> } = {},
  { model, vocabulary } = sampleClassifier(),
): ModelCard => {
  const { textInput, ...members } = change;
  return {
    name: 'sentiment',
    version: 1,
    description: 'Finds good good and bad bad.',
    task: 'text-classification',
    features: [{ name: 'text', type: 'string' }],
    outputs: [{ name: 'positive', type: 'float32', decimals: 4, labels: ['negative', 'positive'] }],
    metrics: [],
    text: {
      tokens: 'words',
      ngrams: { from: 1, to: 2 },
      weights: 'counts',
      vocabulary: { sha256: sha256(vocabulary), terms: TERMS.length },
      ...textInput,
    },
    onnx: { opset: 17, irVersion: 8, bytes: model.length, sha256: sha256(model) },
    ...members,
  };
};

/** A folder of models that holds this one; what is left out is not written. */
export const classifierFolder = async (
  card: ModelCard = classifierCard(),
  files: { readonly model: Uint8Array; readonly vocabulary?: Uint8Array } = sampleClassifier(),
): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'classifiers-'));
  await mkdir(join(folder, card.name));
  await writeFile(join(folder, card.name, 'model.json'), JSON.stringify(card));
  await writeFile(join(folder, card.name, 'model.onnx'), files.model);
  if (files.vocabulary) await writeFile(join(folder, card.name, 'vocabulary.json'), files.vocabulary);
  return folder;
};
