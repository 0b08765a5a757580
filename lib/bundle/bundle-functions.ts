import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { FunctionDefinition } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import { VOCABULARY_FILE } from '../core/model/vocabulary.ts';
import { filesIn } from './folder-files.ts';
import { modelNames } from './model-names.ts';
import { onnxRuntimeLoader, placeNativeLibrary } from './onnx-runtime.ts';
import type { Target } from './target.ts';

export interface BundleOptions {
  /** The project's root: `functions/`, `models/` and `node_modules/` are looked up in it. */
  readonly root: string;
  /** Gets one folder per function; each is emptied first. */
  readonly folder: string;
  readonly target: Target;
  /** Links native libraries instead of copying them: for bundles that run where they are. */
  readonly link: boolean;
  /** Further programs to make beside the functions: output name without `.js`, and source file. */
  readonly programs?: Readonly<Record<string, string>>;
}

/** What the bundles were made of: paths relative to the root. */
export interface Bundled {
  readonly inputs: readonly string[];
}

/**
 * Makes the folders that Lambda runs, one per function: `index.js`, what the function needs of
 * `models/`, and the ONNX runtime's library for the target. The same sources give the same bytes,
 * wherever the project lies.
 *
 * @throws {Error} esbuild's, naming file and line, when the code does not bundle.
 */
export const bundleFunctions = async (
  definitions: readonly FunctionDefinition[],
  options: BundleOptions,
): Promise<Bundled> => {
  const { root, folder, target, link, programs = {} } = options;
  const copied = definitions.flatMap(({ name, models, events }) => {
    const home = join(folder, name);
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"type":"commonjs"}\n');
    if (models === 'scoring') placeNativeLibrary(root, home, { target, link });
    return [
      ...(models === 'none' ? [] : copyModels(root, home, MODEL_FILES[models])),
      ...(events === 'none' ? [] : copyRecordings(root, home)),
    ];
  });
  const functions = definitions.map(({ name }) => ({
    in: `functions/${name}/index.ts`,
    out: `${name}/index`,
  }));
  const others = Object.entries(programs).map(([out, source]) => ({ in: source, out }));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...functions, ...others],
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    minify: true,
    /** Lambda's runtime logs an error under its class's name, and traces name functions. */
    keepNames: true,
    /** Node writes the line of an uncaught error into the log: it must not be the whole bundle. */
    lineLimit: 200,
    legalComments: 'none',
    logLevel: 'silent',
    metafile: true,
    /** ES modules where a package has both: only they can be shaken free of what is not used. */
    mainFields: ['module', 'main'],
    plugins: [onnxRuntimeLoader],
  });
  return { inputs: [...Object.keys(metafile.inputs), ...copied] };
};

const MODEL_FILES = {
  cards: ['model.json'],
  golden: ['model.json', 'golden.json'],
  scoring: ['model.json', 'model.onnx', VOCABULARY_FILE],
} as const;

const copyModels = (root: string, home: string, files: readonly string[]): string[] => {
  const names = modelNames(root);
  const paths = names.flatMap((name) => files.map((file) => join('models', name, file)));
  return copyAll(root, home, paths);
};

/** What is recorded of the functions behind the API. */
const copyRecordings = (root: string, home: string): string[] => {
  const names = FUNCTIONS.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'http')).map(
    ({ name }) => join('events', name),
  );
  const paths = names.flatMap((folder) => filesIn(join(root, folder)).map(({ path }) => join(folder, path)));
  return copyAll(root, home, paths);
};

/** What is not there is left out; who needs it says so. */
const copyAll = (root: string, home: string, paths: readonly string[]): string[] => {
  const there = paths.filter((path) => existsSync(join(root, path)));
  for (const path of there) cpSync(join(root, path), join(home, path));
  return there;
};
