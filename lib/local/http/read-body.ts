import type { IncomingMessage } from 'node:http';

/**
 * Reads a request's body into memory, up to a limit.
 *
 * @returns `undefined` when it is longer than the limit; the rest is read and dropped, so that the
 * caller gets an answer instead of a broken connection.
 */
export const readBody = (request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limitBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
