import type { IncomingMessage } from 'node:http';
import { AwsError } from '../wire/aws-error.ts';
import { decodeAwsChunked, incompleteBody } from './aws-chunked.ts';
import { CHECKSUM_NAMES, isChecksumName, UNVERIFIED_CHECKSUM_NAMES } from './checksum.ts';
import type { BodyDigests, IncomingBody } from './incoming-body.ts';
import type { Pairs } from './object-record.ts';
import type { S3Request } from './s3-request.ts';

/** The most that one PutObject or UploadPart takes. */
const LARGEST_BODY_BYTES = 5 * 1_024 ** 3;

/** Whether checksum headers are about the request's body, or about an object that the body only speaks of. */
export interface ChecksumSubject {
  readonly checksums: 'of the body' | 'of the object';
}

/**
 * A request's body with its framing taken off, and everything that the request says about it: length,
 * `Content-MD5`, SHA-256, `x-amz-checksum-…` in headers or trailers.
 *
 * @throws {AwsError} MissingContentLength, EntityTooLarge; and while it is checked, BadDigest and IncompleteBody.
 */
export const requestBody = (
  request: S3Request,
  { checksums }: ChecksumSubject = { checksums: 'of the body' },
): IncomingBody => {
  const ownNames = checksums === 'of the body' ? CHECKSUM_NAMES : [];
  const isFramed = request.header('x-amz-content-sha256')?.startsWith('STREAMING-') === true;
  const length = declaredLength(request, isFramed);
  const trailers = new Map<string, string>();
  const raw = request.message.iterator({ destroyOnReturn: false });
  const claim = (name: string) =>
    request.message.headers[`x-amz-checksum-${name}`] ?? trailers.get(`x-amz-checksum-${name}`);
  return {
    chunks: isFramed ? decodeAwsChunked(raw, trailers) : raw,
    checksums: ownNames.filter((name) => isAnnounced(request, name)),
    digestsToCheck: PAYLOAD_HASH.test(request.header('x-amz-content-sha256') ?? '') ? ['sha256'] : [],
    check: (digests) => {
      if (length !== undefined && digests.size !== length)
        throw incompleteBody(`${digests.size} bytes came instead of ${length}`);
      checkMd5(request, digests);
      checkPayloadHash(request, digests);
      for (const name of ownNames) checkClaim(name, claim(name), digests.checksums.get(name));
      checkTrailers(request, trailers);
      return UNVERIFIED_CHECKSUM_NAMES.flatMap((name): Pairs => pairOf(name, claim(name)));
    },
  };
};

/** A claim may come in a header, or be promised for the trailer, or left to us by naming the algorithm. */
const isAnnounced = ({ message: { headers } }: S3Request, name: string): boolean =>
  headers[`x-amz-checksum-${name}`] !== undefined ||
  trailerNames(headers).includes(`x-amz-checksum-${name}`) ||
  [headers['x-amz-sdk-checksum-algorithm'], headers['x-amz-checksum-algorithm']].some(
    (asked) => String(asked).toLowerCase() === name,
  );

const trailerNames = (headers: IncomingMessage['headers']): readonly string[] =>
  String(headers['x-amz-trailer'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const declaredLength = (request: S3Request, isFramed: boolean): number | undefined => {
  const text = isFramed ? request.header('x-amz-decoded-content-length') : request.header('content-length');
  if (text === undefined || !/^\d+$/.test(text)) {
    throw new AwsError('MissingContentLength', 'You must provide the Content-Length HTTP header.', 411);
  }
  const length = Number(text);
  if (length <= LARGEST_BODY_BYTES) return length;
  throw new AwsError(
    'EntityTooLarge',
    `Your proposed upload has ${length} bytes; at most ${LARGEST_BODY_BYTES} are allowed in one request.`,
  );
};

const checkMd5 = (request: S3Request, { md5 }: BodyDigests): void => {
  const claimed = request.header('content-md5');
  if (claimed === undefined) return;
  const bytes = Buffer.from(claimed, 'base64');
  if (bytes.length !== 16) throw new AwsError('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  if (bytes.toString('hex') !== md5)
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
};

const PAYLOAD_HASH = /^[0-9a-f]{64}$/;

const checkPayloadHash = (request: S3Request, { checksums }: BodyDigests): void => {
  const claimed = request.header('x-amz-content-sha256') ?? '';
  if (!PAYLOAD_HASH.test(claimed)) return;
  if (Buffer.from(checksums.get('sha256') ?? '', 'base64').toString('hex') === claimed) return;
  throw new AwsError(
    'XAmzContentSHA256Mismatch',
    "The provided 'x-amz-content-sha256' header does not match what was computed.",
  );
};

const checkClaim = (
  name: string,
  claimed: string | string[] | undefined,
  actual: string | undefined,
): void => {
  if (claimed === undefined || actual === undefined || claimed === actual) return;
  const isWhole = Buffer.from(String(claimed), 'base64').length === Buffer.from(actual, 'base64').length;
  if (!isWhole) throw new AwsError('InvalidRequest', `Value for x-amz-checksum-${name} header is invalid.`);
  throw new AwsError(
    'BadDigest',
    `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
  );
};

const checkTrailers = (request: S3Request, trailers: ReadonlyMap<string, string>): void => {
  const missing = trailerNames(request.message.headers).find((name) => !trailers.has(name));
  if (missing !== undefined)
    throw new AwsError('MalformedTrailerError', `The trailer ${missing} was announced but did not come.`);
};

const pairOf = (name: string, claimed: string | string[] | undefined): Pairs =>
  claimed === undefined || isChecksumName(name) ? [] : [[name, String(claimed)]];
