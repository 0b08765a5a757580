import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ValidationError } from '../../core/errors.ts';
import { problemOf } from '../../runtime/problem.ts';

/** A port that the laptop cloud wants is not free. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

export interface ListenOptions {
  /** 0 chooses a free one. */
  readonly port: number;
  /** What the port is for, and the option that chooses another, for messages. */
  readonly purpose: string;
  readonly option: string;
}

export interface Listening {
  readonly server: Server;
  /** Sets who answers, once; requests that came before are answered now. */
  serve(listener: RequestListener): void;
  /** `http://127.0.0.1:3000` */
  readonly url: string;
}

/**
 * Opens a port on the loopback interface only. Requests wait until somebody serves them.
 *
 * @throws {PortTakenError} naming the option that chooses another port.
 */
export const listen = ({ port, purpose, option }: ListenOptions): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 });
    const early: Parameters<RequestListener>[] = [];
    const hold: RequestListener = (...exchange) => void early.push(exchange);
    server.on('request', hold);
    const serve = (listener: RequestListener): void => {
      server.off('request', hold).on('request', listener);
      for (const exchange of early.splice(0)) listener(...exchange);
    };
    server.on('clientError', (_error, socket) => {
      if (socket.writable) socket.end(malformedReply());
    });
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE' && cause.code !== 'EACCES') return reject(cause);
      const what = cause.code === 'EACCES' ? 'may not be opened by this user' : 'is taken by another program';
      reject(
        new PortTakenError(`port ${port} (${purpose}) ${what}; choose another with ${option}`, { cause }),
      );
    });
    server.listen(port, '127.0.0.1', () =>
      resolve({ server, serve, url: `http://127.0.0.1:${portOf(server.address())}` }),
    );
  });

/** The answer to what is not HTTP, which no route ever sees. */
const malformedReply = (): string => {
  const refusal = new ValidationError(
    'request_malformed',
    'the request is not HTTP/1.1, or its headers are too long',
  );
  const body = JSON.stringify(problemOf(refusal, randomUUID()));
  const head = 'HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: application/problem+json';
  return `${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** Takes no more connections and waits, so long at most, for the requests in work. */
export const drain = async ({ server }: Listening, withinMs: number): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  /** A connection that is kept alive becomes idle only after its answer has gone out. */
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const hard = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearInterval(idle);
  clearTimeout(hard);
};
