import { createPredictHandler } from '../../../functions/predict/handler.ts';
import { exampleRow } from '../../core/model/rows.ts';
import { fileModelStore } from '../../runtime/file-model-store.ts';
import { packageFile } from '../package-root.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Loads every model on this machine, as a function does, and scores the example of its card. */
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
        return ok(what, `version ${card.version}, is the one of its card, loads and scores`);
      } catch (error) {
        const found = error instanceof Error ? error.message : String(error);
        return fail(what, found, 'put back the model.onnx and model.json that belong together');
      }
    }),
  );
};
