import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface RawRequest {
  readonly port: number;
  readonly method: string;
  /** Sent as it is: nothing is normalised or escaped. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface RawReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One HTTP request as a client without any SDK makes it. */
export const rawRequest = ({ port, method, path, headers = {}, body = '' }: RawRequest): Promise<RawReply> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, async (reply) => {
      try {
        const text = (await buffer(reply)).toString('utf8');
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text });
      } catch (error) {
        reject(error);
      }
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** The `<Code>` of an error document. */
export const codeOf = ({ text }: RawReply): string | undefined => /<Code>(.*)<\/Code>/.exec(text)?.[1];
