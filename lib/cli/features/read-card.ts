import type { ModelCard } from '../../core/model/card.ts';
import { wrongUsage } from '../cli-error.ts';
import { checkModelsFolder } from './check-models-folder.ts';

/**
 * The card of a model in a folder.
 *
 * @throws {CliError} naming the models there are, when this one is not among them.
 */
export const readCard = async (folder: string, name: string): Promise<ModelCard> => {
  const cards = await readCards(folder);
  const card = cards.find((each) => each.name === name);
  if (card !== undefined) return card;
  const known = cards.map((each) => each.name).join(', ') || 'none';
  throw wrongUsage(`there is no model ${JSON.stringify(name)} in ${folder}; there are: ${known}`);
};

/** The cards of all models in a folder, by name. */
export const readCards = async (folder: string): Promise<readonly ModelCard[]> => {
  await checkModelsFolder(folder);
  const { cardFolder } = await import('../../runtime/card-folder.ts');
  return cardFolder(folder).cards();
};
