import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import { readBody } from '../http/read-body.ts';
import { ThrottledError } from '../sandbox/function-pool.ts';
import type { Invocation } from '../sandbox/sandbox.ts';
import { AwsError } from '../wire/aws-error.ts';
import { readClientContext } from './client-context.ts';
import { functionConfiguration } from './function-configuration.ts';
import { functionNameIn } from './function-name.ts';
import type { Call as LambdaCall, LocalFunctions } from './local-functions.ts';

/** Lambda's limit on a synchronous payload, and on an asynchronous one. */
const SYNC_LIMIT_BYTES = 6 * 1024 ** 2;
const ASYNC_LIMIT_BYTES = 1024 ** 2;

/** What is left in the pipe of a function's log arrives this soon after its answer. */
const LOG_LAG_MS = 20;

export interface LambdaServiceOptions {
  readonly functions: LocalFunctions;
  readonly bundles: string;
}

export interface LambdaReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Serve = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;

const ROUTES =
  /^\/20\d\d-\d\d-\d\d\/functions(?:\/(?<name>[^/]*)(?<rest>\/invocations|\/configuration)?)?\/?$/;

/**
 * Lambda's REST protocol: Invoke (RequestResponse, Event, DryRun, with log tail), ListFunctions,
 * GetFunction and GetFunctionConfiguration. Names, ARNs and the qualifiers `$LATEST` and `live` are taken.
 */
export const createLambdaService =
  ({ functions, bundles }: LambdaServiceOptions): Serve =>
  async (request, response, requestId) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { name, rest } = ROUTES.exec(pathname)?.groups ?? {};
    const describe = (definition: FunctionDefinition) => functionConfiguration(definition, bundles);
    const found = () => functionNamed(functions, name ?? '', searchParams.get('Qualifier'));
    const action = `${request.method} ${rest ?? (name === undefined ? '/functions' : '/function')}`;
    switch (action) {
      case 'POST /invocations':
        return send(response, requestId, await invoke(functions, found(), { request, requestId }));
      case 'GET /functions':
        return send(response, requestId, json({ Functions: functions.definitions.map(describe) }));
      case 'GET /function':
        return send(
          response,
          requestId,
          json({ Configuration: describe(found()), Code: { RepositoryType: 'S3' }, Tags: {} }),
        );
      case 'GET /configuration':
        return send(response, requestId, json(describe(found())));
      default:
        throw new AwsError(
          'UnknownOperationException',
          `the laptop cloud's Lambda does not answer ${request.method} ${pathname}`,
          404,
        );
    }
  };

const functionNamed = (
  functions: LocalFunctions,
  given: string,
  qualifier: string | null,
): FunctionDefinition => {
  const name = functionNameIn(decodeURIComponent(given), qualifier);
  const definition = functions.find(name);
  if (definition) return definition;
  const known = functions.definitions.map((each) => each.name).join(', ');
  throw new AwsError('ResourceNotFoundException', `Function not found: ${name}; there are ${known}`, 404);
};

interface Call {
  readonly request: IncomingMessage;
  readonly requestId: string;
}

const invoke = async (
  functions: LocalFunctions,
  { name }: FunctionDefinition,
  { request, requestId }: Call,
): Promise<LambdaReply> => {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  const body = await readBody(request, type === 'Event' ? ASYNC_LIMIT_BYTES : SYNC_LIMIT_BYTES);
  if (!body)
    throw new AwsError(
      'RequestTooLargeException',
      'the payload is over the limit of the invocation type',
      413,
    );
  const event = eventOf(body);
  switch (type) {
    case 'DryRun':
      return { status: 204, headers: {}, body: '' };
    case 'Event':
      void invokeLater(functions, name, event);
      return { status: 202, headers: {}, body: '' };
    case 'RequestResponse':
      return answered(
        await invokeNow(functions, name, {
          event,
          requestId,
          clientContext: readClientContext(request.headers['x-amz-client-context']),
        }),
        request.headers['x-amz-log-type'] === 'Tail',
      );
    default:
      throw new AwsError(
        'InvalidParameterValueException',
        'InvocationType must be RequestResponse, Event or DryRun',
      );
  }
};

const eventOf = (body: Buffer): unknown => {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      'Could not parse request body into json: the payload is not JSON',
    );
  }
};

const invokeNow = async (
  functions: LocalFunctions,
  name: string,
  { event, ...call }: LambdaCall & { readonly event: unknown },
) => {
  try {
    return await functions.invoke(name, event, call);
  } catch (thrown) {
    if (thrown instanceof ThrottledError) throw new AwsError('TooManyRequestsException', thrown.message, 429);
    throw thrown;
  }
};

/** Lambda tries an asynchronous event three times in all; what is lost then is in the function's log. */
const ASYNC_TRIES = 3;

const invokeLater = async (functions: LocalFunctions, name: string, event: unknown): Promise<void> => {
  const requestId = randomUUID();
  for (let attempt = 1; attempt <= ASYNC_TRIES; attempt += 1) {
    const outcome = await functions.invoke(name, event, { requestId }).catch(() => undefined);
    if (outcome?.ok) return;
    await sleep(1000 * attempt);
  }
};

const answered = async (invocation: Invocation, tail: boolean): Promise<LambdaReply> => {
  const headers: Record<string, string> = { 'x-amz-executed-version': '$LATEST' };
  if (!invocation.ok) headers['x-amz-function-error'] = 'Unhandled';
  if (tail) headers['x-amz-log-result'] = await lastOf(invocation.log);
  return {
    status: 200,
    headers,
    body: invocation.ok ? invocation.payload : JSON.stringify(invocation.error),
  };
};

/** The last 4 KiB of the log, base64. */
const lastOf = async (log: readonly string[]): Promise<string> => {
  await sleep(LOG_LAG_MS);
  return Buffer.from(`${log.join('\n')}\n`)
    .subarray(-4096)
    .toString('base64');
};

const json = (value: unknown): LambdaReply => ({ status: 200, headers: {}, body: JSON.stringify(value) });

const send = (response: ServerResponse, requestId: string, { status, headers, body }: LambdaReply): void => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-amzn-requestid': requestId,
    ...headers,
  });
  response.end(body);
};
