import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';

export const KEYS = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'a secret of the test' } as const;

export interface Received {
  readonly target: string;
  readonly body: Buffer;
  readonly headers: IncomingMessage['headers'];
  /** Of the signature: `eu-west-1/comprehend`. */
  readonly scope: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export interface FakeAws {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** Stands in for AWS: checks signatures as AWS does and answers what the test says; `undefined` leaves the caller waiting. */
export const fakeAws = async (answer: (received: Received) => Answer | undefined): Promise<FakeAws> => {
  const received: Received[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const scope = await signedScope(request, body);
    if (scope === undefined) return write(response, REFUSED);
    const each = { target: String(request.headers['x-amz-target']), body, headers: request.headers, scope };
    received.push(each);
    const reply = answer(each);
    if (reply !== undefined) write(response, reply);
  };
  const server = createServer((...exchange) => void serve(...exchange));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, received, close };
};

const REFUSED: Answer = {
  status: 403,
  headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
  body: '{"__type":"InvalidSignatureException"}',
};

const write = (response: ServerResponse, { status = 200, headers = {}, body }: Answer): void => {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers }).end(body);
};

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=(\w+)\/\d{8}\/([\w-]+)\/(\w+)\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w{64})$/;

/** The scope that the signature is for, when the holder of the key made it for exactly this request. */
const signedScope = async (request: IncomingMessage, body: Buffer): Promise<string | undefined> => {
  const { headers, method = '', url = '' } = request;
  const [, key, region = '', service = '', signed = '', signature] =
    AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  const names = signed.split(';');
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers['x-amz-date']));
  if (key !== KEYS.accessKeyId || date === null || !NEEDED.every((name) => names.includes(name)))
    return undefined;
  const [, year, month, day, hour, minute, second] = date;
  const signer = new SignatureV4({
    service,
    region,
    credentials: KEYS,
    sha256: Sha256,
    applyChecksum: false,
  });
  const expected = await signer.sign(
    {
      method,
      protocol: 'http:',
      hostname: '127.0.0.1',
      path: url,
      headers: Object.fromEntries(names.map((name) => [name, String(headers[name])])),
      body,
    },
    {
      signingDate: new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`),
      signableHeaders: new Set(names),
    },
  );
  const matches = expected.headers.authorization?.endsWith(`Signature=${signature}`);
  return matches === true ? `${region}/${service}` : undefined;
};

const NEEDED = ['host', 'x-amz-date', 'x-amz-target'];
