import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../http/read-body.ts';
import { AwsError } from './aws-error.ts';
import type { JsonObject, JsonOperation, JsonService } from './json-service.ts';
import { RawReply } from './raw-reply.ts';

/** Above Rekognition's largest request: 5 MiB of picture as base64. */
const LARGEST_BODY_BYTES = 16 * 1024 ** 2;

/** Serves one call of the AWS JSON protocol: `X-Amz-Target: <service>.<operation>`. */
export const serveJson = async (
  services: readonly JsonService[],
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> => {
  const { service, operation } = find(services, String(request.headers['x-amz-target']));
  const stop = new AbortController();
  response.on('close', () => stop.abort());
  const write = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): void => {
    const type = `application/x-amz-json-${service?.version ?? '1.1'}`;
    response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': requestId, ...headers });
    response.end(JSON.stringify(body));
  };
  try {
    const body = await bodyOf(request);
    const answer = await operation(inputOf(body), { requestId, body, signal: stop.signal });
    if (answer instanceof RawReply) writeRaw(response, answer);
    else write(200, answer, service?.replyHeaders);
  } catch (thrown) {
    const { code, message, status, members } = awsError(thrown);
    write(
      status,
      { __type: code, message, ...members },
      { 'x-amzn-errortype': code, ...service?.errorHeaders?.(code, status) },
    );
  }
};

const find = (
  services: readonly JsonService[],
  target: string,
): { service: JsonService | undefined; operation: JsonOperation } => {
  const [prefix = '', name = ''] = target.split('.');
  const service = services.find((each) => each.target === prefix);
  const operation = service && Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  return { service, operation: operation ?? unknownOperation(target, service) };
};

const unknownOperation =
  (target: string, service: JsonService | undefined): JsonOperation =>
  () => {
    const known = service ? `; it answers ${Object.keys(service.operations).join(', ')}` : '';
    throw new AwsError(
      'UnknownOperationException',
      `the laptop cloud does not answer ${target.slice(0, 100)}${known}`,
    );
  };

const writeRaw = (response: ServerResponse, { status, headers, body }: RawReply): void => {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const body = await readBody(request, LARGEST_BODY_BYTES);
  if (body) return body;
  throw new AwsError(
    'RequestEntityTooLargeException',
    `the request is over ${LARGEST_BODY_BYTES} bytes`,
    413,
  );
};

const inputOf = (body: Buffer): JsonObject => {
  const input = parsed(body);
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as JsonObject;
  throw new AwsError('SerializationException', 'the request body must be a JSON object');
};

const parsed = (body: Buffer): unknown => {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError('SerializationException', 'the request body is not JSON');
  }
};

const awsError = (thrown: unknown): AwsError =>
  thrown instanceof AwsError
    ? thrown
    : new AwsError('InternalServerError', thrown instanceof Error ? thrown.message : String(thrown), 500);
