import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../../lib/core/model/card.ts';
import { loadScorer } from '../../../../lib/core/model/scorer.ts';
import { doublingModel, sampleCard } from './sample-model.ts';

const load = async (card: ModelCard = sampleCard(), bytes = doublingModel()) =>
  loadScorer({ card, bytes, emptyFolder: await mkdtemp(join(tmpdir(), 'empty-')) });

describe('loadScorer', () => {
  it('scores many rows in order', async () => {
    const scorer = await load();
    expect(await scorer.score([[1], [2], [10]])).toEqual([[[3], [5], [21]]]);
    await scorer.release();
  });

  it.each([
    [
      'an input the graph does not have',
      { features: [...sampleCard().features, { name: 'z', type: 'float32' as const }] },
      '"x"',
    ],
    [
      'an input of another type',
      { features: [{ name: 'x', type: 'float64' as const }] },
      'is float32, the card says float64',
    ],
    [
      'an output the graph does not have',
      { outputs: [{ name: 'z', type: 'float64' as const }] },
      'the graph has "y"',
    ],
    [
      'an output of another type',
      { outputs: [{ name: 'y', type: 'float32' as const }] },
      'is float64, the card says float32',
    ],
  ])('refuses a card that names %s', async (_, change, reason) => {
    const loading = load(sampleCard(change));
    await expect(loading).rejects.toMatchObject({ name: 'ModelError', code: 'model_io_unsupported' });
    await expect(loading).rejects.toThrow(reason);
  });

  it('reads an output under the name the card gives it', async () => {
    const scorer = await load(sampleCard({ outputs: [{ name: 'answer', tensor: 'y', type: 'float64' }] }));
    expect(await scorer.score([[4]])).toEqual([[[9]]]);
  });

  it('takes one matrix for features of other names', async () => {
    const scorer = await load(sampleCard({ features: [{ name: 'length', type: 'float32' }] }));
    expect(await scorer.score([[4]])).toEqual([[[9]]]);
  });

  it('refuses bytes that are no model, without telling where they lie', async () => {
    const loading = load(sampleCard(), new TextEncoder().encode('not a model'));
    await expect(loading).rejects.toMatchObject({ code: 'model_corrupt' });
    await expect(loading).rejects.toThrow(/^the ONNX runtime cannot load model "doubling"$/);
  });
});
