import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { ACCOUNT_ID } from '../account.ts';
import type { RouteMatch } from './route-table.ts';

/** Who calls, as API Gateway's authorizers put it under `requestContext.authorizer`. */
export type Invoker =
  | { readonly iam: Readonly<Record<string, string | null>> }
  | { readonly jwt: { readonly claims: Readonly<Record<string, string>>; readonly scopes: null } };

export interface ReceivedRequest {
  readonly request: IncomingMessage;
  readonly route: RouteMatch;
  /** Decoded. */
  readonly path: string;
  readonly rawQueryString: string;
  readonly body: Buffer;
  readonly requestId: string;
  readonly now: Date;
  /** Left out where nobody has to say who calls. */
  readonly invoker?: Invoker | undefined;
}

/** The event that an HTTP API of API Gateway would hand to the function, payload format 2.0. */
export const httpEvent = (received: ReceivedRequest) => {
  const { request, route, path, rawQueryString, body, requestId, now, invoker } = received;
  const { headers, method = 'GET', httpVersion, socket } = request;
  const { cookie, ...others } = headers;
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: others,
    ...(rawQueryString !== '' && { queryStringParameters: queryOf(rawQueryString) }),
    requestContext: {
      accountId: ACCOUNT_ID,
      apiId: 'local',
      ...(invoker && { authorizer: invoker }),
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method,
        path,
        protocol: `HTTP/${httpVersion}`,
        sourceIp: socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(route.pathParameters && { pathParameters: route.pathParameters }),
    ...bodyOf(body, headers['content-type']),
  };
};

/** A name that comes twice has its values joined with commas, as API Gateway does. */
const queryOf = (query: string): Record<string, string> => {
  const joined = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(joined);
};

/** Media types that API Gateway passes as text; everything else travels as base64. */
const TEXT = /^(?:text\/|application\/(?:[\w.+-]*json|[\w.+-]*xml|javascript|x-www-form-urlencoded))/i;

const bodyOf = (body: Buffer, type: string | undefined) => {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = type === undefined || TEXT.test(type);
  return isText && isUtf8(body)
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `23/Nov/2026:19:05:07 +0000`. */
const commonLogTime = (now: Date): string => {
  const iso = now.toISOString();
  return `${iso.slice(8, 10)}/${MONTHS[now.getUTCMonth()]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
};
