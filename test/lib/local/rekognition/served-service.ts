import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { RekognitionClient } from '@aws-sdk/client-rekognition';
import { AwsError } from '../../../../lib/local/wire/aws-error.ts';
import type { JsonService } from '../../../../lib/local/wire/json-service.ts';

export interface RunningService {
  readonly client: RekognitionClient;
  stop(): Promise<void>;
}

/** A service behind AWS JSON over HTTP on a free port, and the SDK's client for it, which does not retry. */
export const serve = async (service: JsonService): Promise<RunningService> => {
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(service, request);
    response.writeHead(status, { 'content-type': `application/x-amz-json-${service.version}` });
    response.end(JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const client = new RekognitionClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
  return {
    client,
    stop: async () => {
      client.destroy();
      await once(server.close(), 'close');
    },
  };
};

const answer = async ({ target, operations }: JsonService, request: IncomingMessage) => {
  try {
    const [service, operation = ''] = String(request.headers['x-amz-target']).split('.');
    const run = service === target ? operations[operation] : undefined;
    if (run === undefined) throw new AwsError('UnknownOperationException', `${service}.${operation}`);
    const call = { requestId: 'request', body: Buffer.alloc(0), signal: new AbortController().signal };
    return { status: 200, body: await run(Object(await json(request)), call) };
  } catch (error) {
    const refusal = error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500);
    return { status: refusal.status, body: { __type: refusal.code, message: refusal.message } };
  }
};
