import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { TranslateClient } from '@aws-sdk/client-translate';
import { onTestFinished } from 'vitest';
import { clientSettings } from '../../../../lib/runtime/aws-clients.ts';

export interface TextRequest {
  readonly Text: string;
  readonly SourceLanguageCode: string;
  readonly TargetLanguageCode: string;
}

/** What the service says: an answer, an error by its name, or nothing ever. */
export type Said =
  | { readonly TranslatedText: string; readonly SourceLanguageCode?: string }
  | { readonly error: string; readonly status?: number; readonly Message?: string }
  | 'nothing';

/** A service on Amazon Translate's protocol, the SDK's client for it, and what it was asked. */
export const translateServer = async (answer: (request: TextRequest) => Said) => {
  const asked: TextRequest[] = [];
  const server = createServer(async (request, response) => {
    const input: TextRequest = JSON.parse((await buffer(request)).toString());
    asked.push(input);
    const said = answer(input);
    if (said === 'nothing') return;
    const { SourceLanguageCode, TargetLanguageCode } = input;
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    if (!('error' in said))
      response
        .writeHead(200, headers)
        .end(JSON.stringify({ SourceLanguageCode, TargetLanguageCode, ...said }));
    else
      response
        .writeHead(said.status ?? 400, headers)
        .end(JSON.stringify({ __type: said.error, Message: said.Message ?? input.Text }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new TranslateClient({
    ...clientSettings(),
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { client, asked };
};
