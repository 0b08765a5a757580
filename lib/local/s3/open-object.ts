import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Bucket } from './bucket.ts';
import type { ByteRange } from './byte-range.ts';
import { openInside } from './object-files.ts';
import type { ObjectRecord } from './object-record.ts';
import { rootOf } from './place-object.ts';
import { contentPath } from './store-folders.ts';

/** An object held open: its bytes stay what they are even when the key is overwritten or deleted meanwhile. */
export interface OpenObject {
  readonly record: ObjectRecord;
  /** The bytes, or those of `range`; closes the object at its end. Once. */
  content(range?: ByteRange): Readable;
  close(): Promise<void>;
}

/** `changed`: somebody has written to the file by hand, so the metadata is not about these bytes. */
export const openObject = async (
  bucket: Bucket,
  record: ObjectRecord,
): Promise<OpenObject | 'gone' | 'changed'> => {
  const handle = await openInside(rootOf(bucket, record), contentPath(bucket.folders, record));
  if (handle === undefined) return 'gone';
  const found = await handle.stat();
  const isSame =
    found.size === record.size && (record.stored === 'opaque' || found.mtimeMs === record.mtimeMs);
  if (isSame) return held(handle, record);
  await handle.close();
  return 'changed';
};

const held = (handle: FileHandle, record: ObjectRecord): OpenObject => ({
  record,
  content: (range = { start: 0, end: record.size - 1 }) => {
    if (record.size > 0) return handle.createReadStream({ ...range, highWaterMark: 256 * 1_024 });
    handle.close().catch(() => undefined);
    return Readable.from([]);
  },
  close: () => handle.close(),
});
