import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface LocalServer {
  readonly url: string;
  /** Bodies in the order in which they came. */
  readonly bodies: readonly string[];
  readonly paths: readonly string[];
}

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server on a free port; each request gets the next answer, the last one again and again. */
export const localServer = async (...answers: readonly Answer[]): Promise<LocalServer> => {
  const bodies: string[] = [];
  const paths: string[] = [];
  const server = createServer(async (request, response) => {
    const answer = answers[Math.min(bodies.length, answers.length - 1)];
    paths.push(request.url ?? '');
    bodies.push(await text(request));
    answer?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, bodies, paths };
};

/** Answers with a status and a JSON body. */
export const json =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

export const never: Answer = () => {};
