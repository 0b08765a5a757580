import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface GetLimits {
  /** Until the connection stands, TLS and all. */
  readonly connectMs: number;
  /** Until the last byte. */
  readonly wholeMs: number;
  /** Of the body. */
  readonly mostBytes: number;
}

/** What came of one GET; redirects are answers. */
export type Got =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly location: string | undefined;
      readonly body: string;
    }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'too-large' }
  /** Refused, reset, cut off, or not HTTP. */
  | { readonly kind: 'broken'; readonly cause: unknown };

/** Gets an address within limits. Nothing that the other side does is a rejection, or lasts longer, or holds more memory. */
export const getBounded = async (
  url: URL,
  headers: Readonly<Record<string, string>>,
  { connectMs, wholeMs, mostBytes }: GetLimits,
): Promise<Got> => {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = send(url, { headers });
  let isLate = false;
  const giveUp = (): void => {
    isLate = true;
    request.destroy();
  };
  const whole = setTimeout(giveUp, Math.max(1, wholeMs));
  const connecting = setTimeout(giveUp, connectMs);
  try {
    const response = await answerTo(request, () => clearTimeout(connecting));
    const body = await bodyOf(response, mostBytes);
    if (body === undefined) return { kind: 'too-large' };
    return { kind: 'answer', status: response.statusCode ?? 0, location: response.headers.location, body };
  } catch (cause) {
    return isLate ? { kind: 'too-late' } : { kind: 'broken', cause };
  } finally {
    clearTimeout(whole);
    clearTimeout(connecting);
    request.destroy();
  }
};

const answerTo = (request: ClientRequest, onConnect: () => void): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', resolve);
    request.on('socket', (socket) => {
      if (!socket.connecting) onConnect();
      else socket.once(request.protocol === 'https:' ? 'secureConnect' : 'connect', onConnect);
    });
    request.end();
  });

/** @returns nothing when it has more bytes than may be. */
const bodyOf = async (response: IncomingMessage, mostBytes: number): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};
