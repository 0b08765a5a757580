import { filesIn } from './folder-files.ts';

/** The most that Lambda takes of a function's code, unzipped: 250 MiB. */
export const ASSET_LIMIT_BYTES = 262_144_000;

/** How many files a refusal names, the largest first. */
const FILES_NAMED = 5;

/** @throws {RangeError} naming the asset, its size, the limit and its largest files, when Lambda would refuse it. */
export const refuseOversized = (name: string, folder: string): void => {
  const files = filesIn(folder);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= ASSET_LIMIT_BYTES) return;
  const largest = [...files].sort((a, b) => b.bytes - a.bytes).slice(0, FILES_NAMED);
  const lines = largest.map((file) => `  ${inMiB(file.bytes)}  ${file.path}`);
  throw new RangeError(
    `the code of "${name}" has ${inMiB(bytes)} unzipped (${bytes} bytes); Lambda takes at most ` +
      `${inMiB(ASSET_LIMIT_BYTES)} (${ASSET_LIMIT_BYTES} bytes). Leave something out; its largest files are\n` +
      lines.join('\n'),
  );
};

const inMiB = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
