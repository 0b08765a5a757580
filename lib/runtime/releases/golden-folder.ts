import { join } from 'node:path';
import type { ModelCard } from '../../core/model/card.ts';
import { type Golden, parseGolden } from '../../core/model/golden.ts';
import { cardFolder } from '../card-folder.ts';
import { fileIfThere } from '../file-if-there.ts';

export interface GoldenModel {
  readonly card: ModelCard;
  readonly golden: Golden;
}

/**
 * What the models of a folder are known to answer.
 *
 * @throws {ModelError} `card_invalid` for a model without golden predictions, or with those of another.
 */
export const readGoldenModels = async (folder: string): Promise<readonly GoldenModel[]> => {
  const cards = await cardFolder(folder).cards();
  return Promise.all(cards.map(async (card) => ({ card, golden: await readGolden(folder, card) })));
};

/**
 * What one model of a folder is known to answer.
 *
 * @throws {ModelError} `card_invalid` when that is not written down, or is of another model.
 */
export const readGolden = async (folder: string, card: ModelCard): Promise<Golden> => {
  const bytes = await fileIfThere(join(folder, card.name, 'golden.json'));
  return parseGolden(bytes?.toString(), card);
};
