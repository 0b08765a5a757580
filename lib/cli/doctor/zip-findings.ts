import { join } from 'node:path';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import { ASSET_LIMIT_BYTES } from '../../bundle/asset-limit.ts';
import { bundleFunctions } from '../../bundle/bundle-functions.ts';
import { filesIn } from '../../bundle/folder-files.ts';
import type { Target } from '../../bundle/target.ts';
import { zipBytes } from '../../bundle/zip-size.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { type Finding, within } from './finding.ts';

/** The most that Lambda takes as a zip file uploaded with the request; through S3 only the unzipped size counts. */
const ZIP_LIMIT_BYTES = 50 * 2 ** 20;

/** What is in the zip of one function for one processor. */
export interface ZipContent {
  readonly function: string;
  readonly arch: Target['arch'];
  readonly zipBytes: number;
  readonly unzippedBytes: number;
  /** The largest first. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
}

/** Makes the bundles as a deploy does, in a folder, and looks into each. */
export const zipContents = async (
  definitions: readonly FunctionDefinition[],
  { arch, folder }: { readonly arch: Target['arch']; readonly folder: string },
): Promise<readonly ZipContent[]> => {
  await bundleFunctions(definitions, {
    root: PACKAGE_ROOT,
    folder,
    target: { platform: 'linux', arch },
    link: false,
  });
  return Promise.all(
    definitions.map(async ({ name }) => {
      const files = filesIn(join(folder, name)).toSorted((a, b) => b.bytes - a.bytes);
      const unzippedBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
      return { function: name, arch, zipBytes: await zipBytes(join(folder, name)), unzippedBytes, files };
    }),
  );
};

/** Each zip against what Lambda takes, with its largest file. */
export const zipFindings = (contents: readonly ZipContent[]): readonly Finding[] =>
  contents.flatMap((content) => {
    const { files } = content;
    const largest = files[0] ? `; largest is ${files[0].path} with ${inMiB(files[0].bytes)}` : '';
    const what = `${content.function}, ${content.arch}`;
    const advice = `leave something out of models/ or of its code${largest}`;
    const zip = { what: `zip of ${what}`, amount: content.zipBytes, limit: ZIP_LIMIT_BYTES };
    const code = { what: `code of ${what}`, amount: content.unzippedBytes, limit: ASSET_LIMIT_BYTES };
    return [
      within({ ...zip, shown: `${inMiB(zip.amount)}${largest}`, advice }),
      within({ ...code, shown: inMiB(code.amount), advice }),
    ];
  });

const inMiB = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MiB`;
