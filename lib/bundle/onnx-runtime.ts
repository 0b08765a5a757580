import { cpSync, existsSync, readdirSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Target } from './target.ts';

/** The folder beside a bundle's `index.js` that holds the native library of its target alone. */
const NATIVE_FOLDER = 'onnxruntime';

const nativeSource = (root: string, { platform, arch }: Target): string =>
  join(root, 'node_modules/onnxruntime-node/bin/napi-v6', platform, arch);

/**
 * Lets esbuild take onnxruntime-node into a bundle. Its loader asks for the native library by a
 * path relative to its own file and to the machine it runs on; in a bundle there is one library,
 * beside the code.
 */
export const onnxRuntimeLoader: Plugin = {
  name: 'onnx-runtime-loader',
  setup: (build) => {
    build.onLoad({ filter: /onnxruntime-node[\\/]dist[\\/]binding\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const lookUp = /require\(`\.\.\/bin\/napi-v6\/[^`]*`\)/;
      if (!lookUp.test(source))
        throw new Error(`${path} no longer looks its library up as expected; adapt the loader`);
      const load = `require("node:module").createRequire(__filename)("./${NATIVE_FOLDER}/onnxruntime_binding.node")`;
      return { contents: source.replace(lookUp, load), loader: 'js' };
    });
  },
};

/**
 * Puts the target's native library beside a bundle: copied into what is deployed, linked where the
 * bundle runs on this machine.
 *
 * @throws {Error} when onnxruntime-node ships no library for the target.
 */
export const placeNativeLibrary = (
  root: string,
  folder: string,
  { target, link }: { target: Target; link: boolean },
): void => {
  const source = nativeSource(root, target);
  if (!existsSync(source)) {
    throw new Error(
      `onnxruntime-node has no library for ${target.platform}/${target.arch} (looked in ${source})`,
    );
  }
  const destination = join(folder, NATIVE_FOLDER);
  if (link) symlinkSync(source, destination, 'junction');
  else cpSync(source, destination, { recursive: true, filter: (path) => path === source || isLibrary(path) });
};

/** GPU provider libraries sit in the same folder once somebody has installed them; they never ship. */
const isLibrary = (path: string): boolean =>
  /onnxruntime_binding\.node$|onnxruntime(\.so\.1|\.[\d.]*dylib|\.dll)$/.test(path);

/** The native files that would ship for a target, for messages and checks. */
export const nativeFiles = (root: string, target: Target): readonly string[] =>
  readdirSync(nativeSource(root, target)).filter(isLibrary);
