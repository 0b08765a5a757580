import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelError } from '../../core/errors.ts';
import type { ModelCard } from '../../core/model/card.ts';
import { type Golden, parseGolden } from '../../core/model/golden.ts';
import { cardFolder } from '../card-folder.ts';

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

const readGolden = async (folder: string, card: ModelCard): Promise<Golden> => {
  const text = await readFile(join(folder, card.name, 'golden.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      const advice = `make it with "polo models ${card.name} --pin"`;
      throw new ModelError('card_invalid', `models/${card.name} has no golden.json; ${advice}`);
    },
  );
  return parseGolden(text, card);
};
