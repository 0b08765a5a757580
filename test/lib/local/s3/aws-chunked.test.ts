import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAwsChunked } from '../../../../lib/local/s3/aws-chunked.ts';

const cut = async function* (bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

const decode = async (framed: Uint8Array | string, size = 7) => {
  const trailers = new Map<string, string>();
  const decoded: Uint8Array[] = [];
  for await (const chunk of decodeAwsChunked(cut(Buffer.from(framed), size), trailers)) decoded.push(chunk);
  return { bytes: Buffer.concat(decoded), trailers };
};

const frame = (chunks: readonly Uint8Array[], extension: string): Buffer =>
  Buffer.concat([
    ...chunks.flatMap((chunk) => [
      Buffer.from(`${chunk.length.toString(16)}${extension}\r\n`),
      chunk,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`0${extension}\r\n\r\n`),
  ]);

describe('decodeAwsChunked', () => {
  it('gives back the bytes of any chunks, signed or not, however the network cuts them', async () => {
    const chunks = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }));
    const extension = fc.constantFrom('', `;chunk-signature=${'a'.repeat(64)}`);
    await fc.assert(
      fc.asyncProperty(chunks, extension, fc.integer({ min: 1, max: 50 }), async (parts, signature, size) => {
        expect((await decode(frame(parts, signature), size)).bytes).toEqual(Buffer.concat(parts));
      }),
    );
  });

  it('reads trailers, in lower case', async () => {
    const { trailers } = await decode(
      '3\r\nabc\r\n0\r\nX-Amz-Checksum-CRC32: NSRBwg==\r\nx-amz-trailer-signature:ab\r\n\r\n',
    );
    expect(trailers.get('x-amz-checksum-crc32')).toBe('NSRBwg==');
    expect(trailers.get('x-amz-trailer-signature')).toBe('ab');
  });

  it.each([
    ['ends within a chunk', '5\r\nabc'],
    ['ends before the last chunk', '3\r\nabc\r\n'],
    ['has a chunk longer than it says', '2\r\nabc\r\n0\r\n\r\n'],
    ['has a size that is no number', 'zz\r\nabc\r\n0\r\n\r\n'],
    ['is not framed at all', 'x'.repeat(40_000)],
    ['is empty', ''],
  ])('refuses a body that %s', async (_, framed) => {
    await expect(decode(framed)).rejects.toMatchObject({ code: 'IncompleteBody', status: 400 });
  });
});
