import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What a deployment says instead of what it should; nothing for requests that it answers as it should. */
export type Change = (request: IncomingMessage, reply: Reply) => Reply | undefined;

/** A deployment that differs from a sound one in what `change` says: a proxy in front of it. */
export const changedApi = async (soundUrl: string, change: Change): Promise<string> => {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { 'content-type': type, 'content-encoding': encoding } = request.headers;
    const answer = await fetch(`${soundUrl}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { ...(type && { 'content-type': type }), ...(encoding && { 'content-encoding': encoding }) },
      ...(request.method !== 'GET' && { body: new Uint8Array(body) }),
    });
    const sound = {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      text: await answer.text(),
    };
    const { status, type: replyType, text } = change(request, sound) ?? sound;
    response.writeHead(status, { 'content-type': replyType }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
