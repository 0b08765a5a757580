import { once } from 'node:events';
import { createServer } from 'node:http';
import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { createComprehendService } from '../../../../lib/local/comprehend/comprehend-service.ts';
import { serveJson } from '../../../../lib/local/wire/serve-json.ts';

/** The service behind the laptop cloud's own wire, and the SDK's client for it, which does not retry. */
export const serveComprehend = async () => {
  const services = [createComprehendService()];
  const server = createServer(
    (request, response) => void serveJson(services, request, response, 'request-1'),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : undefined}`;
  const client = new ComprehendClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
  const stop = async (): Promise<void> => {
    client.destroy();
    server.closeAllConnections();
    await once(server.close(), 'close');
  };
  return { client, url, stop };
};
