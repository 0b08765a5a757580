import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { predict } from '../../functions/predict/definition.ts';
import { bundleFunctions } from '../../lib/bundle/bundle-functions.ts';
import { targetOf } from '../../lib/bundle/target.ts';

/** Makes predict's bundle for this machine, whatever that is, and returns its folder. */
export const predictBundle = async (root: string, folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const target = targetOf(process.platform, process.arch);
  await bundleFunctions([predict], { root, folder, target, link: false });
  return join(folder, 'predict');
};
