import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { labelImage } from '../../../functions/label-image/definition.ts';
import { IMAGE_LIMITS } from '../../core/images/image-facts.ts';
import { wrongUsage } from '../cli-error.ts';

export interface PictureFile {
  readonly path: string;
  /** Its name in the bucket. */
  readonly key: string;
}

const SUFFIXES = labelImage.triggers.flatMap((trigger) =>
  trigger.kind === 'bucket' ? trigger.suffixes : [],
);

/**
 * The files as pictures to upload, all of them or none.
 *
 * @throws {CliError} for what is no plain file, has a name that starts no labelling, or has the name of another.
 */
export const readableFiles = async (paths: readonly string[]): Promise<readonly PictureFile[]> => {
  const files: PictureFile[] = [];
  for (const path of paths) {
    const found = await stat(path);
    const key = basename(path);
    if (!found.isFile()) throw wrongUsage(`${path} is no plain file; give pictures`);
    if (!SUFFIXES.some((suffix) => key.endsWith(suffix))) {
      throw wrongUsage(`${path} would not be labelled; the name must end in ${SUFFIXES.join(', ')}`);
    }
    if (found.size > IMAGE_LIMITS.bytes) {
      throw wrongUsage(
        `${path} has ${found.size} bytes; at most ${IMAGE_LIMITS.bytes} are labelled, make it smaller`,
      );
    }
    const other = files.find((file) => file.key === key);
    if (other)
      throw wrongUsage(`${other.path} and ${path} would both become ${key}; label them one after the other`);
    files.push({ path, key });
  }
  return files;
};
