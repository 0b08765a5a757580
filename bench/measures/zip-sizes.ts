import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FunctionDefinition } from '../../functions/definition.ts';
import { bundleFunctions } from '../../lib/bundle/bundle-functions.ts';
import { zipBytes } from '../../lib/bundle/zip-size.ts';

export interface ZipSize {
  readonly name: string;
  /** Bytes of the zip file for each processor. */
  readonly arm64: number;
  readonly x64: number;
  /** Models and the ONNX runtime's native library travel along. */
  readonly scores: boolean;
}

export interface ZipPlace {
  readonly root: string;
  /** Gets one folder of bundles per processor. */
  readonly folder: string;
}

/** Makes every function as it is deployed, for both processors, and zips it. */
export const measureZips = async (
  definitions: readonly FunctionDefinition[],
  { root, folder }: ZipPlace,
): Promise<ZipSize[]> => {
  const sizesFor = async (arch: 'arm64' | 'x64'): Promise<number[]> => {
    const made = join(folder, arch);
    await mkdir(made, { recursive: true });
    await bundleFunctions(definitions, {
      root,
      folder: made,
      target: { platform: 'linux', arch },
      link: false,
    });
    return Promise.all(definitions.map(({ name }) => zipBytes(join(made, name))));
  };
  const arm64 = await sizesFor('arm64');
  const x64 = await sizesFor('x64');
  return definitions.map(({ name, models }, index) => ({
    ...{ name, scores: models === 'scoring' },
    ...{ arm64: arm64[index] ?? 0, x64: x64[index] ?? 0 },
  }));
};
