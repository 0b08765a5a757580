import { createHash } from 'node:crypto';

export interface DigestedBytes extends AsyncIterable<Uint8Array> {
  /** Bytes handed on so far. */
  readonly length: () => number;
  /** SHA-256 in hexadecimal of all that was handed on; call it once, at the end. */
  readonly sha256: () => string;
}

/** Hands bytes on as they are and counts and digests them in passing. */
export const digestBytes = (bytes: AsyncIterable<Uint8Array>): DigestedBytes => {
  const hash = createHash('sha256');
  let length = 0;
  return {
    length: () => length,
    sha256: () => hash.digest('hex'),
    async *[Symbol.asyncIterator]() {
      for await (const chunk of bytes) {
        hash.update(chunk);
        length += chunk.length;
        yield chunk;
      }
    },
  };
};
