import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelNames } from '../bundle/model-names.ts';
import { parseCard } from '../core/model/card.ts';
import { parseGolden } from '../core/model/golden.ts';

/**
 * Refuses at synth what a deployment would stop at: models of a project of which nobody wrote down what they answer.
 *
 * @throws {ModelError} `card_invalid`, naming the file and the command that makes it.
 */
export const refuseUnpinned = (root: string): void => {
  for (const name of modelNames(root)) {
    const at = (file: string): string => join(root, 'models', name, file);
    const card = parseCard(readFileSync(at('model.json'), 'utf8'), `models/${name}/model.json`);
    const golden = at('golden.json');
    parseGolden(existsSync(golden) ? readFileSync(golden, 'utf8') : undefined, card);
  }
};
