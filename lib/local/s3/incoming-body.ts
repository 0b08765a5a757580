import { open, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { AwsError } from '../wire/aws-error.ts';
import { temporaryPath } from './atomic-file.ts';
import { type Checksum, type ChecksumName, createChecksum } from './checksum.ts';
import type { Pairs } from './object-record.ts';

/** The bytes of an object or a part on their way in, and what has to be true of them. */
export interface IncomingBody {
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Computed while the bytes pass, and kept with the object. */
  readonly checksums?: readonly ChecksumName[];
  /** Computed too, but for `check` alone. */
  readonly digestsToCheck?: readonly ChecksumName[];
  /** Called when all bytes have been read. Throws when they are not the promised ones; gives checksums to keep as they are. */
  readonly check?: (digests: BodyDigests) => Pairs;
}

export interface BodyDigests {
  readonly size: number;
  /** Hexadecimal. */
  readonly md5: string;
  /** Base64 by algorithm. */
  readonly checksums: ReadonlyMap<string, string>;
}

/** A whole body, in a file of its own that whoever asked for it moves away or removes. */
export interface SpooledBody {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  readonly md5: string;
  readonly checksums: Array<[string, string]>;
}

/** Writes the body to a new file in `folder`, a chunk at a time. When anything fails no file is left. */
export const spoolBody = async (body: IncomingBody, folder: string): Promise<SpooledBody> => {
  const path = temporaryPath(folder);
  try {
    const { chunks, digests } = digested(body);
    /** Open before anything can fail: a stream that opens by itself may do so after the file was removed. */
    const file = await open(path, 'wx');
    await pipeline(chunks, file.createWriteStream());
    const { size, md5, checksums } = digests();
    const kept = body.check?.({ size, md5, checksums }) ?? [];
    const { mtimeMs } = await stat(path);
    const own = [...checksums].filter(([name]) => body.checksums?.some((wanted) => wanted === name));
    return { path, size, mtimeMs, md5, checksums: [...own, ...kept] };
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  }
};

/** The whole body in memory, checked; for requests that are documents, not objects. */
export const collectBody = async (body: IncomingBody, mostBytes: number): Promise<Buffer> => {
  const { chunks, digests } = digested(body);
  const collected: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) {
      throw new AwsError(
        'MaxMessageLengthExceeded',
        `Your request was too big: at most ${mostBytes} bytes are allowed.`,
      );
    }
    collected.push(chunk);
  }
  body.check?.(digests());
  return Buffer.concat(collected);
};

/** The same bytes, measured as they pass; `digests` may be asked once, when all have passed. */
const digested = ({ chunks, checksums = [], digestsToCheck = [] }: IncomingBody) => {
  const md5 = createChecksum('md5');
  const named = [...new Set([...checksums, ...digestsToCheck])].map((name): [string, Checksum] => [
    name,
    createChecksum(name),
  ]);
  let size = 0;
  const measure = async function* () {
    for await (const chunk of chunks) {
      size += chunk.length;
      md5.update(chunk);
      for (const [, checksum] of named) checksum.update(chunk);
      yield chunk;
    }
  };
  const digests = (): BodyDigests => ({
    size,
    md5: md5.digest().toString('hex'),
    checksums: new Map(named.map(([name, checksum]) => [name, checksum.digest().toString('base64')])),
  });
  return { chunks: measure(), digests };
};
