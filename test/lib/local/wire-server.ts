import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { AwsError } from '../../../lib/local/wire/aws-error.ts';
import type { JsonObject, JsonService } from '../../../lib/local/wire/json-service.ts';

/** Serves AWS JSON services on a free port: just enough of the wire for SDK clients to talk to them. */
export const serveJson = async (services: readonly JsonService[]) => {
  const server = createServer((request, response) => void answer(services, request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, close };
};

const answer = async (
  services: readonly JsonService[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const hangUp = new AbortController();
  response.on('close', () => hangUp.abort());
  const [target, name = ''] = String(request.headers['x-amz-target']).split('.');
  const operation = services.find((service) => service.target === target)?.operations[name];
  try {
    if (operation === undefined)
      throw new AwsError('UnknownOperationException', `no operation ${target}.${name}`);
    const input: JsonObject = Object(await json(request));
    reply(
      response,
      200,
      await operation(input, { requestId: 'test', body: Buffer.alloc(0), signal: hangUp.signal }),
    );
  } catch (error) {
    const { code, status } = error instanceof AwsError ? error : { code: 'InternalFailure', status: 500 };
    reply(response, status, {
      __type: `com.amazonaws#${code}`,
      message: String(error instanceof Error ? error.message : error),
    });
  }
};

const reply = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
};
