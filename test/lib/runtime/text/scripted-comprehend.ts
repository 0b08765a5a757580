import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { onTestFinished } from 'vitest';
import * as z from 'zod';

const Input = z.object({
  Text: z.string().optional(),
  TextList: z.array(z.string()).optional(),
  LanguageCode: z.string().optional(),
});
export type ComprehendInput = z.infer<typeof Input>;

export interface ComprehendCall {
  /** `BatchDetectSentiment`. */
  readonly operation: string;
  readonly input: ComprehendInput;
}

/** A reply as AWS writes it, one of its errors by name, a body that is no JSON, or a broken connection. */
export type Scripted =
  | { readonly reply: unknown }
  | { readonly error: string; readonly status?: number }
  | { readonly raw: string }
  | 'reset';

export type Script = (call: ComprehendCall) => Scripted;

/** Comprehend's wire, answered by a script; the client is AWS's own and does not try again. */
export const startScriptedComprehend = async (script: Script) => {
  const calls: ComprehendCall[] = [];
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).replace('Comprehend_20171127.', '');
    const call = { operation, input: Input.parse(await json(request)) };
    calls.push(call);
    const scripted = script(call);
    if (scripted === 'reset') return void request.socket.destroy();
    const status = 'error' in scripted ? (scripted.status ?? 400) : 200;
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    if ('raw' in scripted) return void response.end(scripted.raw);
    const body = 'error' in scripted ? { __type: scripted.error, Message: 'of a text' } : scripted.reply;
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = new ComprehendClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const close = (): void => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  };
  return { client, calls, close };
};

/** The same for one test. */
export const scriptedComprehend = async (script: Script) => {
  const { client, calls, close } = await startScriptedComprehend(script);
  onTestFinished(close);
  return { client, calls };
};
