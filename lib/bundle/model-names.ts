import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The models of a project: every folder of `models/` that has a card, in alphabetical order. */
export const modelNames = (root: string): readonly string[] => {
  const models = join(root, 'models');
  if (!existsSync(models)) return [];
  return readdirSync(models)
    .filter((name) => existsSync(join(models, name, 'model.json')))
    .sort();
};
