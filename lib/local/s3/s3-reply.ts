import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsError } from '../wire/aws-error.ts';
import { buildErrorXml } from './xml.ts';

export interface S3Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is XML. A stream is closed when it is sent, and when the client hangs up. */
  readonly body?: string | Readable;
}

export const newRequestId = (): string => randomBytes(8).toString('hex').toUpperCase();

export const xmlReply = (body: string, headers: Readonly<Record<string, string>> = {}): S3Reply => ({
  status: 200,
  headers,
  body,
});

/** What a client is told of a failure: an `AwsError` as it is, anything else as InternalError without details. */
export const errorReply = (error: unknown, resource: string, requestId: string): S3Reply => {
  const told =
    error instanceof AwsError
      ? error
      : new AwsError('InternalError', 'We encountered an internal error. Please try again.', 500);
  const { code, message, status } = told;
  return {
    status,
    body: buildErrorXml({
      Code: code,
      Message: message,
      Resource: resource,
      RequestId: requestId,
      HostId: requestId,
    }),
  };
};

/** Sends the reply; to HEAD, and with a status that has no content, only its headers. */
export const sendReply = async (
  message: IncomingMessage,
  response: ServerResponse,
  reply: S3Reply,
): Promise<void> => {
  const { status, headers = {}, body } = reply;
  response.statusCode = status;
  if (!message.complete) response.setHeader('connection', 'close');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, headerText(value));
  if (message.method === 'HEAD' || status === 204 || status === 304 || body === undefined) {
    if (body instanceof Readable) body.destroy();
    if (body === undefined && status !== 204 && status !== 304 && message.method !== 'HEAD')
      response.setHeader('content-length', 0);
    response.end();
  } else if (typeof body === 'string') {
    response.setHeader('content-type', 'application/xml');
    response.setHeader('content-length', Buffer.byteLength(body));
    response.end(body);
  } else await pipeline(body, response).finally(() => body.destroy());
};

/** Text outside Latin-1 goes out as an encoded word (RFC 2047), as S3 sends it. */
const headerText = (value: string): string =>
  /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value)
    ? value
    : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
