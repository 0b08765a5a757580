import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelError, ValidationError } from '../core/errors.ts';
import { type ModelCard, parseCard } from '../core/model/card.ts';
import type { CardStore } from '../core/model/store.ts';
import { fileIfThere, ifMissing } from './file-if-there.ts';
import { once } from './once.ts';

/** The cards of a folder of models, read once: each sub-folder with a `model.json` is a model. No folder holds none. */
export const cardFolder = (folder: string): CardStore => {
  const cards = once(() => readCards(folder));
  return { cards, card: async (name) => find(await cards(), name) };
};

const readCards = async (folder: string): Promise<readonly ModelCard[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(ifMissing([]));
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const cards = await Promise.all(names.sort().map((name) => readCard(folder, name)));
  return cards.filter((card) => card !== undefined);
};

const readCard = async (folder: string, name: string): Promise<ModelCard | undefined> => {
  const bytes = await fileIfThere(join(folder, name, 'model.json'));
  if (bytes === undefined) return undefined;
  const card = parseCard(bytes.toString(), `models/${name}/model.json`);
  if (card.name === name) return card;
  throw new ModelError(
    'card_invalid',
    `models/${name}/model.json names the model "${card.name}"; folder and name must agree`,
  );
};

const find = (cards: readonly ModelCard[], name: string): ModelCard => {
  const card = cards.find((candidate) => candidate.name === name);
  if (card !== undefined) return card;
  const known = cards.map((candidate) => `"${candidate.name}"`).join(', ');
  throw new ValidationError(
    'model_unknown',
    `there is no such model here; there ${cards.length === 1 ? 'is' : 'are'} ${known || 'none'}`,
  );
};
