import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { FunctionDefinition } from '../../functions/definition.ts';
import { modelNames } from './model-names.ts';
import { onnxRuntimeLoader, placeNativeLibrary } from './onnx-runtime.ts';
import type { Target } from './target.ts';

export interface BundleOptions {
  /** The project's root: `functions/`, `models/` and `node_modules/` are looked up in it. */
  readonly root: string;
  /** Where the bundle goes; emptied first. */
  readonly folder: string;
  readonly target: Target;
  /** Links native libraries instead of copying them: for bundles that run where they are. */
  readonly link: boolean;
}

/**
 * Makes the folder that Lambda runs: `index.js`, what the function needs of `models/`, and the ONNX
 * runtime's library for the target. The same sources give the same bytes, wherever the project lies.
 *
 * @throws {Error} esbuild's, naming file and line, when the code does not bundle.
 */
export const bundleFunction = async (
  definition: FunctionDefinition,
  options: BundleOptions,
): Promise<void> => {
  const { root, folder, target, link } = options;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (definition.models !== 'none') copyModels(root, folder, definition.models);
  if (definition.models === 'scoring') placeNativeLibrary(root, folder, { target, link });
  await build({
    absWorkingDir: root,
    entryPoints: [`functions/${definition.name}/index.ts`],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'silent',
    mainFields: ['module', 'main'],
    plugins: [onnxRuntimeLoader],
  });
};

const MODEL_FILES = { cards: ['model.json'], scoring: ['model.json', 'model.onnx'] } as const;

const copyModels = (root: string, folder: string, what: keyof typeof MODEL_FILES): void => {
  for (const name of modelNames(root)) {
    for (const file of MODEL_FILES[what]) {
      cpSync(join(root, 'models', name, file), join(folder, 'models', name, file));
    }
  }
};
