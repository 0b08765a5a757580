import { AwsError } from '../wire/aws-error.ts';
import { ByteReader } from './byte-reader.ts';

/**
 * Takes the `aws-chunked` framing off a body: `<hex size>[;chunk-signature=…]`, bytes, and so on to a chunk of 0
 * bytes, then trailer lines, which are put into `trailers` in lower case when the last chunk has been read.
 * Signatures are not verified: any credentials are good here.
 *
 * @throws {AwsError} IncompleteBody when the body ends before its last chunk, or the framing is broken.
 */
export const decodeAwsChunked = async function* (
  source: AsyncIterable<Uint8Array>,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source);
  for (let size = chunkSize(await reader.line()); size > 0; size = chunkSize(await reader.line())) {
    let missing = size;
    while (missing > 0) {
      const bytes = await reader.upTo(missing);
      if (bytes.length === 0) throw incompleteBody(`${missing} bytes of a chunk are missing`);
      missing -= bytes.length;
      yield bytes;
    }
    if ((await reader.line()) !== '') throw incompleteBody('a chunk is longer than its size says');
  }
  for (let line = await reader.line(); line !== undefined; line = await reader.line()) {
    const [, name = '', value = ''] = TRAILER.exec(line) ?? [];
    if (name !== '') trailers.set(name.toLowerCase(), value);
  }
};

export const incompleteBody = (what: string): AwsError =>
  new AwsError('IncompleteBody', `The request body terminated unexpectedly: ${what}.`);

const CHUNK_HEADER = /^([0-9a-f]{1,12})(?:;.*)?$/i;
const TRAILER = /^([^:\s]+):\s*(.*?)\s*$/;

const chunkSize = (header: string | undefined): number => {
  const [, hex] = CHUNK_HEADER.exec(header ?? '') ?? [];
  if (hex === undefined)
    throw incompleteBody(header === undefined ? 'the last chunk is missing' : 'a chunk has no size');
  return Number.parseInt(hex, 16);
};
