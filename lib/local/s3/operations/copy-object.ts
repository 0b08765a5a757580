import { AwsError } from '../../wire/aws-error.ts';
import { type ChecksumName, isChecksumName } from '../checksum.ts';
import { type ObjectHeaders, quoted, readObjectHeaders } from '../object-headers.ts';
import type { ObjectRecord } from '../object-record.ts';
import type { S3Operation } from '../s3-operation.ts';
import { xmlReply } from '../s3-reply.ts';
import type { S3Request } from '../s3-request.ts';
import { buildXml, type XmlContent } from '../xml.ts';
import { openCopySource, readCopySource } from './copy-source.ts';
import { readWriteCondition } from './put-object.ts';

export const copyObject: S3Operation = async ({ request, store }) => {
  const { bucket, key } = request;
  store.buckets.get(bucket);
  const source = readCopySource(request);
  const replaces = [directive(request, 'metadata'), directive(request, 'tagging')].includes('REPLACE');
  if (source.bucket === bucket && source.key === key && !replaces) {
    throw new AwsError(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
    );
  }
  const opened = await openCopySource(store, request, source);
  try {
    const record = await store.put({
      ...{ bucket, key },
      ...copiedHeaders(request, opened.record),
      body: { chunks: opened.content(), checksums: copiedChecksums(request, opened.record) },
      condition: readWriteCondition(request),
      eventName: 'ObjectCreated:Copy',
    });
    return xmlReply(buildXml('CopyObjectResult', copyResult(record)));
  } finally {
    await opened.close();
  }
};

/** What the answer to a copy says of the object or the part that it made. */
export const copyResult = ({
  etag,
  lastModified,
  checksums,
}: Pick<ObjectRecord, 'etag' | 'lastModified' | 'checksums'>) => ({
  LastModified: lastModified,
  ETag: quoted(etag),
  ...checksumElements(checksums),
});

/** `crc32` becomes `<ChecksumCRC32>`. */
export const checksumElements = (
  checksums: ObjectRecord['checksums'],
): { readonly [name: string]: XmlContent } =>
  Object.fromEntries(checksums.map(([name, value]) => [`Checksum${name.toUpperCase()}`, value]));

const directive = ({ header }: S3Request, what: 'metadata' | 'tagging'): 'COPY' | 'REPLACE' => {
  const value = header(`x-amz-${what}-directive`) ?? 'COPY';
  if (value === 'COPY' || value === 'REPLACE') return value;
  throw new AwsError('InvalidArgument', `Unknown ${what} directive: "${value}". Use COPY or REPLACE.`);
};

/** The storage class is never copied: it is the request's, or the standard one. */
const copiedHeaders = (request: S3Request, source: ObjectRecord): ObjectHeaders => {
  const own = readObjectHeaders(request);
  const replaces = directive(request, 'metadata') === 'REPLACE';
  const isStorageClass = ([name]: readonly [string, string]) => name === 'x-amz-storage-class';
  return {
    headers: replaces
      ? own.headers
      : [...source.headers.filter((pair) => !isStorageClass(pair)), ...own.headers.filter(isStorageClass)],
    metadata: replaces ? own.metadata : source.metadata,
    tags: directive(request, 'tagging') === 'REPLACE' ? own.tags : source.tags,
  };
};

const copiedChecksums = ({ header }: S3Request, source: ObjectRecord): readonly ChecksumName[] => {
  const asked = header('x-amz-checksum-algorithm')?.toLowerCase();
  return (asked === undefined ? source.checksums.map(([name]) => name) : [asked]).filter(isChecksumName);
};
