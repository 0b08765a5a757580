import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type ErrorCode, ValidationError } from '../../core/errors.ts';
import { BODY_LIMIT_BYTES, bodyTooLarge } from '../../runtime/body-limit.ts';
import { problemReply } from '../../runtime/http-reply.ts';
import { problemOf } from '../../runtime/problem.ts';
import type { LocalFunctions } from '../lambda/local-functions.ts';
import { ThrottledError } from '../sandbox/function-pool.ts';
import { isLocalHost } from './allowed-host.ts';
import type { Gate } from './auth/gate.ts';
import { httpEvent } from './http-event.ts';
import { readBody } from './read-body.ts';
import { type ApiReply, gatewayReply, replyFrom } from './reply-from.ts';
import { createRouteTable } from './route-table.ts';

/**
 * The collection's HTTP API, as API Gateway would serve it, over the local functions.
 *
 * @param gate stands before every route, those that do not exist among them; left out, everybody may call
 */
export const apiListener = (functions: LocalFunctions, gate?: Gate): RequestListener => {
  const routeOf = createRouteTable(functions.definitions);

  const answer = async (request: IncomingMessage, requestId: string): Promise<ApiReply> => {
    if (!isLocalHost(request.headers.host))
      throw refused('host_invalid', 'the Host header must name this machine: localhost');
    const { path, rawQueryString } = target(request.url ?? '/');
    const body = await readBody(request, BODY_LIMIT_BYTES);
    if (!body) throw bodyTooLarge();
    const verdict = gate && (await gate(guarded(request, body)));
    if (verdict?.allowed === false) return verdict.refusal;
    const route = routeOf(request.method ?? 'GET', path);
    if (!route) throw refused('route_unknown', 'there is no such route');
    const now = new Date();
    const invoker = verdict?.invoker;
    const event = httpEvent({ request, route, path, rawQueryString, body, requestId, now, invoker });
    return replyFrom(await functions.invoke(route.functionName, event, { requestId }));
  };

  return (request, response) => {
    const requestId = randomUUID();
    answer(request, requestId).then(
      (reply) => send(response, reply, requestId),
      (thrown: unknown) => send(response, failureReply(thrown, requestId), requestId),
    );
  };
};

const guarded = ({ method = 'GET', url = '/', headersDistinct }: IncomingMessage, body: Buffer) => ({
  method,
  url,
  headers: headersDistinct,
  body,
});

const refused = (code: ErrorCode, detail: string) => new ValidationError(code, detail);

const failureReply = (thrown: unknown, requestId: string): ApiReply =>
  thrown instanceof ThrottledError
    ? gatewayReply(503, 'Service Unavailable')
    : problemReply(problemOf(thrown, requestId));

/** The path without its query, percent sequences decoded; `+` is a plus there. */
const target = (url: string): { path: string; rawQueryString: string } => {
  if (!/[?%]/.test(url)) return { path: url, rawQueryString: '' };
  const [raw = '/', ...query] = url.split('?');
  try {
    return { path: decodeURIComponent(raw), rawQueryString: query.join('?') };
  } catch (cause) {
    throw new ValidationError('encoding_invalid', 'the path is not URL-encoded UTF-8', { cause });
  }
};

const send = (response: ServerResponse, reply: ApiReply, requestId: string): void => {
  response.writeHead(reply.statusCode, {
    ...reply.headers,
    'apigw-requestid': requestId,
    'content-length': Buffer.byteLength(reply.body),
  });
  response.end(reply.body);
};
