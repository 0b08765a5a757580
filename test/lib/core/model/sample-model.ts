import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelCard } from '../../../../lib/core/model/card.ts';
import { linearGraph } from '../../../../lib/core/onnx/linear-graph.ts';

/** A model that answers `2 · x + 1`, as bytes. */
export const doublingModel = (): Uint8Array => {
  const unscaled = { mean: 0, standardDeviation: 1 };
  return linearGraph({
    input: { name: 'x', ...unscaled },
    output: { name: 'y', ...unscaled },
    coefficient: 2,
    intercept: 1,
  });
};

/** The card of the doubling model; give members to change it. */
export const sampleCard = (change: Partial<ModelCard> = {}, bytes = doublingModel()): ModelCard => ({
  name: 'doubling',
  version: 3,
  description: 'Doubles and adds one.',
  task: 'regression',
  features: [{ name: 'x', type: 'float32', unit: 'm', range: { min: 0, max: 10 } }],
  outputs: [{ name: 'y', type: 'float64', decimals: 2 }],
  metrics: [],
  onnx: {
    opset: 17,
    irVersion: 8,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  },
  ...change,
});

/** A folder of models that holds this one. */
export const modelFolder = async (
  card: ModelCard = sampleCard(),
  bytes = doublingModel(),
): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'models-'));
  await mkdir(join(folder, card.name));
  await writeFile(join(folder, card.name, 'model.json'), JSON.stringify(card));
  await writeFile(join(folder, card.name, 'model.onnx'), bytes);
  return folder;
};
