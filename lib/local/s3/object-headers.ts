import { AwsError } from '../wire/aws-error.ts';
import { DEFAULT_CONTENT_TYPE } from './content-type.ts';
import type { ObjectRecord, Pairs } from './object-record.ts';
import type { S3Request } from './s3-request.ts';
import { readTagHeader } from './tags.ts';

/** What a request says about the object that it stores. */
export interface ObjectHeaders {
  readonly headers: Pairs;
  readonly metadata: Pairs;
  readonly tags: Pairs;
}

/** @throws {AwsError} MetadataTooLarge, InvalidStorageClass, and what tags can be refused for. */
export const readObjectHeaders = (request: S3Request): ObjectHeaders => ({
  headers: KEPT_HEADERS.flatMap((name): Pairs => keptHeader(name, request.header(name))),
  metadata: readMetadata(request),
  tags: readTagHeader(request.header('x-amz-tagging')),
});

/** The headers that describe an object to whoever gets it. Checksums are given only when they are asked for. */
export const describeObject = (record: ObjectRecord, withChecksums: boolean): Record<string, string> => ({
  'content-type': DEFAULT_CONTENT_TYPE,
  ...Object.fromEntries(record.headers),
  ...Object.fromEntries(record.metadata.map(([name, value]) => [METADATA_PREFIX + name, value])),
  ...(record.tags.length > 0 && { 'x-amz-tagging-count': String(record.tags.length) }),
  ...(withChecksums && checksumHeaders(record)),
  etag: quoted(record.etag),
  'last-modified': new Date(record.lastModified).toUTCString(),
  'accept-ranges': 'bytes',
});

export const checksumHeaders = ({
  checksums,
  checksumType,
}: Pick<ObjectRecord, 'checksums' | 'checksumType'>): Record<string, string> => ({
  ...Object.fromEntries(checksums.map(([name, value]) => [`x-amz-checksum-${name}`, value])),
  ...(checksums.length > 0 && { 'x-amz-checksum-type': checksumType }),
});

export const quoted = (etag: string): string => `"${etag}"`;

export const storageClassOf = ({ headers }: Pick<ObjectRecord, 'headers'>): string =>
  new Map(headers).get('x-amz-storage-class') ?? STANDARD;

const METADATA_PREFIX = 'x-amz-meta-';
/** Bytes of names and values together. */
const LARGEST_METADATA_BYTES = 2_048;
const STANDARD = 'STANDARD';
const STORAGE_CLASSES = new Set([
  STANDARD,
  'REDUCED_REDUNDANCY',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
]);
const KEPT_HEADERS = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
] as const;

const keptHeader = (name: (typeof KEPT_HEADERS)[number], value: string | undefined): Pairs => {
  if (value === undefined) return [];
  if (name === 'x-amz-storage-class') return keptStorageClass(value);
  const kept = name === 'content-encoding' ? withoutFraming(value) : value;
  return kept === '' ? [] : [[name, kept]];
};

/** `aws-chunked` is how the body travelled, not what the object is. */
const withoutFraming = (encodings: string): string =>
  encodings
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== 'aws-chunked' && encoding !== '')
    .join(',');

const keptStorageClass = (value: string): Pairs => {
  if (!STORAGE_CLASSES.has(value))
    throw new AwsError('InvalidStorageClass', `The storage class you specified is not valid: "${value}"`);
  return value === STANDARD ? [] : [['x-amz-storage-class', value]];
};

const readMetadata = ({ message, query, header }: S3Request): Pairs => {
  const names = new Set([
    ...Object.keys(message.headers),
    ...[...query.keys()].map((name) => name.toLowerCase()),
  ]);
  const own = [...names].filter((name) => name.startsWith(METADATA_PREFIX));
  const metadata = own.map((name): [string, string] => [
    name.slice(METADATA_PREFIX.length),
    header(name) ?? '',
  ]);
  const bytes = metadata.reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
  if (bytes <= LARGEST_METADATA_BYTES) return metadata;
  throw new AwsError(
    'MetadataTooLarge',
    `Your metadata headers have ${bytes} bytes; at most ${LARGEST_METADATA_BYTES} are allowed.`,
  );
};
