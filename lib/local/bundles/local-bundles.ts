import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import { targetOf } from '../../bundle/target.ts';

export interface LocalBundlesOptions {
  readonly root: string;
  readonly folder: string;
  readonly definitions: readonly FunctionDefinition[];
}

const Stamp = z.record(z.string(), z.string());

/**
 * Makes the bundles for this machine, and the program that runs them, unless those that are there
 * were made of the very files that are there now.
 */
export const prepareBundles = async ({ root, folder, definitions }: LocalBundlesOptions): Promise<void> => {
  const stampFile = join(folder, 'made-of.json');
  if (isCurrent(root, stampFile)) return;
  const [{ bundleFunctions }, esbuild] = await Promise.all([
    import('../../bundle/bundle-functions.ts'),
    import('esbuild'),
  ]);
  const target = targetOf(process.platform, process.arch);
  const programs = { 'sandbox/index': 'lib/local/sandbox/entry.ts' };
  mkdirSync(join(folder, 'sandbox'), { recursive: true });
  writeFileSync(join(folder, 'sandbox', 'package.json'), '{"type":"commonjs"}\n');
  const { inputs } = await bundleFunctions(definitions, { root, folder, target, link: true, programs });
  /** Its service would stay as a process of its own. */
  await esbuild.stop();
  const made = [...inputs, ...ALWAYS].map((path) => [path, stampOf(join(root, path))]);
  writeFileSync(stampFile, JSON.stringify(Object.fromEntries(made)));
};

/** A model folder or a function that comes or goes shows in no file that was there before. */
const ALWAYS: readonly string[] = ['models', 'functions/registry.ts', 'package-lock.json'];

const isCurrent = (root: string, stampFile: string): boolean => {
  if (!existsSync(stampFile)) return false;
  const stamp = Stamp.safeParse(JSON.parse(readFileSync(stampFile, 'utf8')));
  return (
    stamp.success && Object.entries(stamp.data).every(([path, made]) => stampOf(join(root, path)) === made)
  );
};

const stampOf = (path: string): string => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}` : 'missing';
};
