import { AwsError } from '../../wire/aws-error.ts';
import type { ListPage } from '../list-objects.ts';
import { quoted, storageClassOf } from '../object-headers.ts';
import type { S3Call, S3Operation } from '../s3-operation.ts';
import { xmlReply } from '../s3-reply.ts';
import { buildXml, type XmlContent } from '../xml.ts';
import { OWNER } from './owner.ts';

/** S3 gives no more than this many keys and groups in a page, whatever is asked for. */
const LARGEST_PAGE = 1_000;

export const listObjectsV2: S3Operation = async (call) => {
  const { query } = call.request;
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after') ?? '';
  const { page, encode, content } = listing(call, token === null ? startAfter : readToken(token));
  return xmlReply(
    buildXml('ListBucketResult', {
      ...content(query.get('fetch-owner') === 'true'),
      KeyCount: page.keys.length + page.commonPrefixes.length,
      ContinuationToken: token ?? undefined,
      StartAfter: startAfter === '' ? undefined : encode(startAfter),
      NextContinuationToken: page.next === undefined ? undefined : writeToken(page.next),
    }),
  );
};

export const listObjectsV1: S3Operation = async (call) => {
  const { query } = call.request;
  const marker = query.get('marker') ?? '';
  const { page, encode, content } = listing(call, marker);
  const givesMarker = page.next !== undefined && query.has('delimiter');
  return xmlReply(
    buildXml('ListBucketResult', {
      ...content(true),
      Marker: encode(marker),
      NextMarker: givesMarker ? encode(page.next ?? '') : undefined,
    }),
  );
};

/** What a client may ask for in number of items. @throws {AwsError} InvalidArgument unless a whole number from 0. */
export const readLimit = (query: URLSearchParams, name: string): number => {
  const text = query.get(name) || String(LARGEST_PAGE);
  if (!/^\d{1,10}$/.test(text))
    throw new AwsError(
      'InvalidArgument',
      `Provided ${name} not an integer or within integer range: "${text}"`,
    );
  return Math.min(Number(text), LARGEST_PAGE);
};

/** How names are to be written. Spaces become `%20`, which both kinds of client decoder understand. */
export const nameEncoder = (query: URLSearchParams): ((name: string) => string) => {
  const type = query.get('encoding-type');
  if (type !== null && type !== 'url')
    throw new AwsError('InvalidArgument', `Invalid Encoding Method specified in Request: "${type}"`);
  return type === null ? (name) => name : (name) => encodeURIComponent(name).replaceAll('%2F', '/');
};

const listing = ({ store, request: { bucket, query } }: S3Call, after: string) => {
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const maxKeys = readLimit(query, 'max-keys');
  const encode = nameEncoder(query);
  const page = store.list(bucket, { prefix, delimiter, after, maxKeys });
  const content = (withOwner: boolean): { readonly [name: string]: XmlContent } => ({
    Name: bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    MaxKeys: maxKeys,
    EncodingType: query.get('encoding-type') ?? undefined,
    IsTruncated: page.next !== undefined,
    Contents: contentsOf(page, (key) => describe({ store, bucket, key, encode, withOwner })),
    CommonPrefixes: page.commonPrefixes.map((group) => ({ Prefix: encode(group) })),
  });
  return { page, encode, content };
};

const contentsOf = (page: ListPage, one: (key: string) => XmlContent): readonly XmlContent[] =>
  page.keys.map(one);

interface Listed extends Pick<S3Call, 'store'> {
  readonly bucket: string;
  readonly key: string;
  readonly encode: (name: string) => string;
  readonly withOwner: boolean;
}

const describe = ({ store, bucket, key, encode, withOwner }: Listed): XmlContent => {
  const record = store.record(bucket, key);
  if (record === undefined) return undefined;
  return {
    Key: encode(key),
    LastModified: record.lastModified,
    ETag: quoted(record.etag),
    ChecksumAlgorithm: record.checksums.map(([name]) => name.toUpperCase()),
    ChecksumType: record.checksums.length > 0 ? record.checksumType : undefined,
    Size: record.size,
    StorageClass: storageClassOf(record),
    Owner: withOwner ? OWNER : undefined,
  };
};

const writeToken = (after: string): string => Buffer.from(after, 'utf8').toString('base64url');

const readToken = (token: string): string => {
  const after = Buffer.from(token, 'base64url').toString('utf8');
  if (after === '' || writeToken(after) !== token) {
    throw new AwsError('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return after;
};
