import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelError } from '../core/errors.ts';
import type { ModelCard } from '../core/model/card.ts';
import { checkModelBytes } from '../core/model/check-model-bytes.ts';
import { loadScorer, type Scorer } from '../core/model/scorer.ts';
import type { ModelStore } from '../core/model/store.ts';
import { VOCABULARY_FILE } from '../core/model/vocabulary.ts';
import { cardFolder } from './card-folder.ts';
import { fileIfThere } from './file-if-there.ts';
import { timed } from './metrics.ts';
import { once } from './once.ts';

/**
 * Serves the models of a folder. A model is read when it is first asked for; its bytes must be those its card names.
 */
export const fileModelStore = (folder: string): ModelStore => {
  const cards = cardFolder(folder);
  const scorers = new Map<string, () => Promise<Scorer>>();
  return {
    ...cards,
    scorer: async (name) => {
      const found = await cards.card(name);
      const load =
        scorers.get(name) ??
        once(() => timed('ModelLoadMs', () => loadFrom(join(folder, found.name), found)));
      scorers.set(found.name, load);
      return load();
    },
  };
};

const loadFrom = async (folder: string, card: ModelCard): Promise<Scorer> => {
  const bytes = await readFile(join(folder, 'model.onnx'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== card.onnx.sha256) {
    const found = `has sha256 ${sha256}, its card expects ${card.onnx.sha256}`;
    throw new ModelError('model_digest_mismatch', `models/${card.name}/model.onnx ${found}`);
  }
  checkModelBytes(card, bytes);
  const vocabulary = card.text && (await fileIfThere(join(folder, VOCABULARY_FILE)));
  const emptyFolder = await mkdtemp(join(tmpdir(), 'no-external-data-'));
  try {
    return await loadScorer({ card, bytes, vocabulary, emptyFolder });
  } finally {
    await rmdir(emptyFolder);
  }
};
