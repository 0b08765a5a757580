import { createPredictHandler } from '../../../functions/predict/handler.ts';
import { exampleRow } from '../../core/model/rows.ts';
import { fileModelStore } from '../../runtime/file-model-store.ts';
import { readGolden } from '../../runtime/releases/golden-folder.ts';
import { packageFile } from '../package-root.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Loads every model on this machine, as a function does, scores the example of its card, and looks whether releases can be checked. */
export const modelFindings = async (folder: string = packageFile('models')): Promise<readonly Finding[]> => {
  const store = fileModelStore(folder);
  const cards = await store.cards();
  if (cards.length === 0)
    return [
      warn('models', `none in ${folder}`, 'add a folder with model.onnx and model.json, or polo train'),
    ];
  return Promise.all(
    cards.map(async (card) => {
      const what = `model ${card.name}`;
      try {
        await createPredictHandler({ models: store, defaultModel: card.name })(exampleRow(card));
        await (await store.scorer(card.name)).release();
        await readGolden(folder, card);
        return ok(
          what,
          `version ${card.version}, is the one of its card, loads, scores, and is pinned for releases`,
        );
      } catch (error) {
        const found = error instanceof Error ? error.message : String(error);
        return fail(
          what,
          found,
          'put together the model.onnx, model.json and golden.json that belong together',
        );
      }
    }),
  );
};
