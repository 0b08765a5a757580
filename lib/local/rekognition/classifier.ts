import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from '../../runtime/once.ts';
import { readClassifierFolder } from './classifier-folder.ts';
import { inputTensor } from './classifier-input.ts';
import { labelsOfScores } from './classifier-labels.ts';
import { openClassifierModel } from './classifier-model.ts';
import type { DetectedLabel } from './detected-label.ts';
import type { Raster } from './raster.ts';

/** An image classifier that the user supplied. */
export interface Classifier {
  /** The name of its folder. */
  readonly name: string;
  /** A label for each class and each ancestor of one, in no particular order. */
  classify(raster: Raster): Promise<DetectedLabel[]>;
}

/**
 * @throws {AwsError} `InternalServerError` naming the file that is missing, unreadable or does not
 * fit the others.
 */
export type FindClassifier = () => Promise<Classifier | undefined>;

/**
 * Loads the classifier in `folder` when it is first wanted and keeps it. A folder that is not there, or
 * holds neither `model.onnx` nor `labels.json`, means no classifier; it is looked at again next time,
 * as is a folder that failed to load.
 */
export const classifierIn = (folder: string | undefined): FindClassifier => {
  if (folder === undefined) return async () => undefined;
  const load = once(() => loadClassifier(folder));
  return async () => ((await holdsClassifier(folder)) ? load() : undefined);
};

const holdsClassifier = async (folder: string): Promise<boolean> => {
  const found = await Promise.all(['model.onnx', 'labels.json'].map((file) => exists(join(folder, file))));
  return found.includes(true);
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const loadClassifier = async (folder: string): Promise<Classifier> => {
  const { name, labels, preprocessing, modelPath } = await readClassifierFolder(folder);
  const model = await openClassifierModel({ name, modelPath });
  return {
    name,
    classify: async (raster) => {
      const scores = await model.score(await inputTensor(raster, preprocessing));
      return labelsOfScores(scores, { name, labels });
    },
  };
};
