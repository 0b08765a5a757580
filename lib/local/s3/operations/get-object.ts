import { AwsError } from '../../wire/aws-error.ts';
import { type ByteRange, readByteRange } from '../byte-range.ts';
import { checkRead } from '../conditions.ts';
import { describeObject, storageClassOf } from '../object-headers.ts';
import type { ObjectRecord } from '../object-record.ts';
import type { S3Operation } from '../s3-operation.ts';
import { errorReply, newRequestId, type S3Reply } from '../s3-reply.ts';
import type { S3Request } from '../s3-request.ts';

/** GetObject and HeadObject: the same answer, which is sent without its content to HEAD. */
export const getObject: S3Operation = async ({ request, store }) => {
  const opened = await store.open(request.bucket, request.key);
  try {
    const { range, ...reply } = answer(request, opened.record);
    if (reply.status < 300 && request.method !== 'HEAD') return { ...reply, body: opened.content(range) };
    await opened.close();
    return reply;
  } catch (cause) {
    await opened.close();
    throw cause;
  }
};

type Answer = S3Reply & { readonly range?: ByteRange };

const answer = (request: S3Request, record: ObjectRecord): Answer => {
  const headers = describeObject(record, request.header('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED');
  if (!checkRead(readConditions(request), record)) return { status: 304, headers };
  refuseArchived(request, record);
  const part = partRange(request, record);
  const range = part ?? readByteRange(request.header('range'), record.size);
  if (range === 'unsatisfiable') return outOfRange(request, record);
  const all = { ...headers, ...overrides(request), ...partsCount(request, record) };
  if (range === undefined) return { status: 200, headers: { ...all, 'content-length': String(record.size) } };
  return { status: 206, headers: { ...withoutChecksums(all), ...rangeHeaders(range, record.size) }, range };
};

const readConditions = ({ header }: S3Request) => ({
  ifMatch: header('if-match'),
  ifNoneMatch: header('if-none-match'),
  ifModifiedSince: header('if-modified-since'),
  ifUnmodifiedSince: header('if-unmodified-since'),
});

const refuseArchived = ({ method }: S3Request, record: ObjectRecord): void => {
  const storageClass = storageClassOf(record);
  if (method === 'HEAD' || !['GLACIER', 'DEEP_ARCHIVE'].includes(storageClass)) return;
  throw new AwsError(
    'InvalidObjectState',
    `The operation is not valid for the object's storage class: ${storageClass}`,
    403,
  );
};

/** `?partNumber=N` is the range of that part; an object that was stored whole is its own part 1. */
const partRange = ({ query }: S3Request, { parts, size }: ObjectRecord): ByteRange | undefined => {
  const asked = query.get('partNumber');
  if (asked === null) return undefined;
  const sizes = parts.length === 0 ? [size] : parts.map((part) => part.size);
  const index = Number(asked) - 1;
  const length = sizes[index];
  if (length === undefined)
    throw new AwsError('InvalidPartNumber', `The requested partnumber is not satisfiable: "${asked}"`, 416);
  const start = sizes.slice(0, index).reduce((sum, each) => sum + each, 0);
  return length === 0 ? undefined : { start, end: start + length - 1 };
};

const partsCount = ({ query }: S3Request, { parts }: ObjectRecord): Record<string, string> =>
  query.has('partNumber') && parts.length > 0 ? { 'x-amz-mp-parts-count': String(parts.length) } : {};

const rangeHeaders = ({ start, end }: ByteRange, size: number): Record<string, string> => ({
  'content-length': String(end - start + 1),
  'content-range': `bytes ${start}-${end}/${size}`,
});

/** A checksum of the whole says nothing about a part, and clients would verify the part against it. */
const withoutChecksums = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-amz-checksum-')));

const outOfRange = ({ path }: S3Request, { size }: ObjectRecord): S3Reply => ({
  ...errorReply(
    new AwsError('InvalidRange', 'The requested range is not satisfiable', 416),
    path,
    newRequestId(),
  ),
  headers: { 'content-range': `bytes */${size}` },
});

const OVERRIDABLE = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

const overrides = ({ query }: S3Request): Record<string, string> =>
  Object.fromEntries(
    OVERRIDABLE.flatMap((name) => {
      const value = query.get(`response-${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );
