import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { wrongUsage } from '../cli-error.ts';

/**
 * Holds a folder of models to plain files before anything reads them: reading a pipe never ends, and a device never
 * fills.
 *
 * @throws {CliError} naming the path and what it is instead.
 */
export const checkModelsFolder = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder)) {
    for (const file of ['model.json', 'model.onnx']) {
      const path = join(folder, entry, file);
      const found = await stat(path).catch(() => undefined);
      if (found && !found.isFile())
        throw wrongUsage(`${path} is no plain file; a model is model.json and model.onnx`);
    }
  }
};
