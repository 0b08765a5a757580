import { join, sep } from 'node:path';
import type { Bucket } from './bucket.ts';
import { createChecksum } from './checksum.ts';
import { contentTypeOf } from './content-type.ts';
import type { SpooledBody } from './incoming-body.ts';
import { LONGEST_KEY_BYTES } from './key-rules.ts';
import { openInside, statInside } from './object-files.ts';
import type { ObjectRecord, Pairs } from './object-record.ts';

/** A file that a person put at a key's path, as an upload of that file would be. */
export interface FileUpload extends Omit<SpooledBody, 'path'> {
  readonly headers: Pairs;
}

/**
 * Looks at the file at `key`'s path in the bucket's folder. `same`: it is the one that `current` describes.
 * `gone`: there is no regular file. `unsettled`: it changed while it was being read.
 */
export const fileUpload = async (
  bucket: Bucket,
  key: string,
  current: ObjectRecord | undefined,
): Promise<FileUpload | 'same' | 'gone' | 'unsettled'> => {
  if (!isRelativePath(key)) return 'gone';
  const root = bucket.folders.plain;
  const path = join(root, ...key.split('/'));
  const found = await statInside(root, path);
  if (found === undefined) return 'gone';
  const known = current?.stored === 'plain' ? current : undefined;
  if (found.size === known?.size && found.mtimeMs === known.mtimeMs) return 'same';
  const handle = await openInside(root, path);
  if (handle === undefined) return 'gone';
  try {
    const before = await handle.stat();
    const checksum = createChecksum('md5');
    for await (const chunk of handle.createReadStream({ autoClose: false })) checksum.update(chunk);
    const { size, mtimeMs } = await handle.stat();
    if (size !== before.size || mtimeMs !== before.mtimeMs) return 'unsettled';
    return {
      size,
      mtimeMs,
      md5: checksum.digest().toString('hex'),
      checksums: [],
      headers: [['content-type', contentTypeOf(key)]],
    };
  } finally {
    await handle.close();
  }
};

/** Whether the key's segments lead to one file below the folder; nothing else is ever looked at. */
const isRelativePath = (key: string): boolean =>
  !key.includes('\0') &&
  Buffer.byteLength(key) <= LONGEST_KEY_BYTES &&
  key.split('/').every((name) => name !== '' && name !== '.' && name !== '..' && !name.includes(sep));
