import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelCard } from '../../core/model/card.ts';
import type { Golden } from '../../core/model/golden.ts';
import { VOCABULARY_FILE } from '../../core/model/vocabulary.ts';
import { fileIfThere } from '../../runtime/file-if-there.ts';
import { goldenOf } from './golden-of.ts';

/**
 * Writes what a model of a folder answers now into its `golden.json`.
 *
 * @returns the file.
 */
export const pinModel = async (models: string, card: ModelCard): Promise<string> => {
  const folder = join(models, card.name);
  const file = join(folder, 'golden.json');
  const [model, vocabulary] = await Promise.all([
    readFile(join(folder, 'model.onnx')),
    fileIfThere(join(folder, VOCABULARY_FILE)),
  ]);
  const golden = await goldenOf(card, { model, vocabulary });
  await writeFile(file, goldenText(golden));
  return file;
};

/** As files hold it. */
export const goldenText = (golden: Golden): string => `${JSON.stringify(golden, null, 2)}\n`;
