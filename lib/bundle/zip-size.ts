import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { filesIn } from './folder-files.ts';

/**
 * Bytes around the content, per APPNOTE.TXT 4.3: a local header and a central one for each file,
 * each with the file's path, and one end record.
 */
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END_RECORD = 22;

const deflate = promisify(deflateRaw);

/** How many bytes a folder has as a zip file, deflated at level 9: what is uploaded to Lambda. */
export const zipBytes = async (folder: string): Promise<number> => {
  let bytes = END_RECORD;
  for (const { path } of filesIn(folder)) {
    const deflated = await deflate(await readFile(join(folder, path)), { level: 9 });
    bytes += LOCAL_HEADER + CENTRAL_HEADER + 2 * Buffer.byteLength(path) + deflated.length;
  }
  return bytes;
};
