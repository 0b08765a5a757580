import type { Invocation } from '../sandbox/sandbox.ts';

/** What goes back to the client. */
export interface ApiReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What API Gateway itself says when the function has no answer, or is not asked. */
export const gatewayReply = (
  statusCode: 401 | 403 | 500 | 503,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ApiReply => ({
  statusCode,
  headers: {
    'content-type': 'application/json',
    ...(statusCode === 503 && { 'retry-after': '1' }),
    ...headers,
  },
  body: JSON.stringify({ message }),
});

/**
 * Turns a function's answer into a reply as API Gateway does for payload format 2.0: an object with
 * a `statusCode` is the reply, anything else becomes the JSON body of a 200; a failed function is a 500.
 */
export const replyFrom = (invocation: Invocation): ApiReply => {
  if (!invocation.ok) return gatewayReply(500, 'Internal Server Error');
  const answer: unknown = JSON.parse(invocation.payload);
  if (!isObject(answer) || !('statusCode' in answer)) {
    return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: invocation.payload };
  }
  const { statusCode, headers, body, isBase64Encoded } = answer;
  if (typeof statusCode !== 'number') return gatewayReply(500, 'Internal Server Error');
  const text = typeof body === 'string' ? body : '';
  return {
    statusCode,
    headers: isObject(headers) ? texts(headers) : {},
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
};

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null;

const texts = (headers: { readonly [name: string]: unknown }): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
