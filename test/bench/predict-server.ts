import { createServer, type RequestListener, type Server } from 'node:http';

export interface PredictServer {
  readonly url: string;
  readonly bodies: string[];
  close(): void;
}

/** A server that answers every request by `answer` and keeps the bodies it got. */
export const startPredictServer = async (
  answer: (count: number) => { status: number; body: string; headers?: Record<string, string> },
): Promise<PredictServer> => {
  const bodies: string[] = [];
  const listener: RequestListener = async (request, response) => {
    bodies.push((await request.setEncoding('utf8').toArray()).join(''));
    const { status, body, headers } = answer(bodies.length);
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  };
  const server = createServer(listener);
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}/predict`,
    bodies,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
