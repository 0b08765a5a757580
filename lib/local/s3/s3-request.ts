import type { IncomingMessage } from 'node:http';
import { AwsError } from '../wire/aws-error.ts';
import { s3Host } from './s3-host.ts';

/** A request with its address taken apart; `bucket` and `key` are empty when it names none. */
export interface S3Request {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly message: IncomingMessage;
  /** A header's value; in a presigned URL `x-amz-…` headers may be query parameters instead. Name in lower case. */
  header(name: string): string | undefined;
}

/** Reads path-style and virtual-host addresses. The path is never normalised: `..` in a key is two dots. */
export const readS3Request = (message: IncomingMessage): S3Request => {
  const target = message.url ?? '/';
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const query = new URLSearchParams(mark === -1 ? '' : target.slice(mark + 1));
  const method = message.method ?? 'GET';
  return {
    method,
    path,
    query,
    message,
    ...address(path, message.headers.host),
    header: headerOf(message, query),
  };
};

/** @throws {AwsError} InvalidURI when the escapes are not UTF-8. */
export const decodeKey = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI: its percent escapes are not UTF-8.");
  }
};

const address = (path: string, host: string | undefined): { bucket: string; key: string } => {
  const hostBucket = s3Host(host);
  if (hostBucket !== undefined) return { bucket: hostBucket, key: decodeKey(path.slice(1)) };
  const slash = path.indexOf('/', 1);
  if (slash === -1) return { bucket: decodeKey(path.slice(1)), key: '' };
  return { bucket: decodeKey(path.slice(1, slash)), key: decodeKey(path.slice(slash + 1)) };
};

const headerOf =
  ({ headers }: IncomingMessage, query: URLSearchParams) =>
  (name: string) => {
    const value = headers[name];
    if (value !== undefined) return Array.isArray(value) ? value.join(',') : value;
    return isHoisted(name) ? presignedHeaders(query).get(name) : undefined;
  };

/** Signing moves these into the URL. S3 ignores a checksum there: the signer did not know the body yet. */
const isHoisted = (name: string): boolean => name.startsWith('x-amz-') && !name.includes('checksum');

const presignedHeaders = (query: URLSearchParams): ReadonlyMap<string, string> =>
  new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
