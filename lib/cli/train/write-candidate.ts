import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelCard } from '../../core/model/card.ts';
import type { Golden } from '../../core/model/golden.ts';
import { VOCABULARY_FILE } from '../../core/model/vocabulary.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import type { ModelFiles } from '../golden/golden-of.ts';
import { goldenText } from '../golden/pin-model.ts';

export interface Candidate extends ModelFiles {
  readonly card: ModelCard;
  /** What it answers. */
  readonly golden: Golden;
}

/**
 * Writes `model.onnx`, `model.json`, `golden.json` and, where there is one, `vocabulary.json` into a folder of their
 * own. The same model that is there already is left as it is, with its card.
 *
 * @returns whether anything was written.
 * @throws {CliError} when another model is there and `force` is not set.
 */
export const writeCandidate = async (
  { card, model, vocabulary, golden }: Candidate,
  folder: string,
  force: boolean,
): Promise<boolean> => {
  if (!force) {
    const present = await readFile(join(folder, 'model.onnx')).catch(ignoreMissing);
    if (present?.equals(model)) return false;
    if (present) {
      throw new CliError(
        EXIT.failed,
        `${folder} holds another model; choose --out, or replace it with --force`,
      );
    }
  }
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, 'model.onnx'), model);
  if (vocabulary) await replaceFile(join(folder, VOCABULARY_FILE), vocabulary);
  await replaceFile(join(folder, 'golden.json'), goldenText(golden));
  await replaceFile(join(folder, 'model.json'), `${JSON.stringify(card, null, 2)}\n`);
  return true;
};

const ignoreMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

/** A reader sees the old file or the new one, never half of one. */
const replaceFile = async (path: string, content: Uint8Array | string): Promise<void> => {
  const part = `${path}.${process.pid}.part`;
  try {
    await writeFile(part, content);
    await rename(part, path);
  } finally {
    await rm(part, { force: true });
  }
};
