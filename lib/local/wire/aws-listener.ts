import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isLocalHost } from '../http/allowed-host.ts';
import { s3Host } from '../s3/s3-host.ts';
import { isForWiki } from '../wiki/serve-wiki.ts';
import { AwsError } from './aws-error.ts';
import type { JsonService } from './json-service.ts';
import { serveJson } from './serve-json.ts';

export type Serve = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;

export interface AwsServices {
  /** Spoken by `X-Amz-Target`. */
  readonly json: readonly JsonService[];
  readonly lambda: Serve;
  /** Not AWS's: an encyclopedia, under a path that can be no bucket's. */
  readonly wiki: Serve;
  /** Form-encoded calls, `Action=…`. */
  readonly query: Serve;
  /** Everything else, as at AWS's own hosts. */
  readonly s3: Serve;
}

/** One port for all of AWS's wire protocols: a request's own marks say which service it is for. */
export const awsListener =
  (services: AwsServices): RequestListener =>
  (request, response) => {
    const requestId = randomUUID();
    const serve = serverFor(services, request);
    serve(request, response, requestId).catch((thrown: unknown) => fail(response, requestId, thrown));
  };

const FUNCTIONS_PATH = /^\/20\d\d-\d\d-\d\d\/functions(?:[/?]|$)/;

const serverFor = ({ json, lambda, wiki, query, s3 }: AwsServices, request: IncomingMessage): Serve => {
  const { headers, method, url = '/' } = request;
  if (!isLocalHost(headers.host)) return refuseHost;
  if (headers['x-amz-target'] !== undefined) return (...call) => serveJson(json, ...call);
  if (FUNCTIONS_PATH.test(url)) return lambda;
  if (isForWiki(url) && s3Host(headers.host) === undefined) return wiki;
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return method === 'POST' && url.startsWith('/') && isForm ? query : s3;
};

const refuseHost: Serve = async () => {
  throw new AwsError(
    'AccessDeniedException',
    'the Host header must name this machine: localhost or 127.0.0.1',
    403,
  );
};

const fail = (response: ServerResponse, requestId: string, thrown: unknown): void => {
  const error =
    thrown instanceof AwsError ? thrown : new AwsError('InternalServerError', reasonOf(thrown), 500);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(error.status, {
    'content-type': 'application/json',
    'x-amzn-requestid': requestId,
    'x-amzn-errortype': error.code,
  });
  response.end(
    JSON.stringify({
      Type: error.status < 500 ? 'User' : 'Service',
      Message: error.message,
      message: error.message,
    }),
  );
};

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
