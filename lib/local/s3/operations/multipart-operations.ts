import { z } from 'zod';
import { AwsError } from '../../wire/aws-error.ts';
import { type ByteRange, readByteRange } from '../byte-range.ts';
import { allowsFullObject, CHECKSUM_NAMES, isChecksumName, UNVERIFIED_CHECKSUM_NAMES } from '../checksum.ts';
import type { MultipartUpload } from '../multipart-upload.ts';
import type { UploadAddress } from '../multipart-uploads.ts';
import { quoted, readObjectHeaders } from '../object-headers.ts';
import type { Pairs } from '../object-record.ts';
import { requestBody } from '../request-body.ts';
import { readDocument, type S3Operation } from '../s3-operation.ts';
import { xmlReply } from '../s3-reply.ts';
import type { S3Request } from '../s3-request.ts';
import { buildXml } from '../xml.ts';
import { checksumElements, copyResult } from './copy-object.ts';
import { openCopySource, readCopySource } from './copy-source.ts';
import { readWriteCondition, storedHeaders } from './put-object.ts';

export const createMultipartUpload: S3Operation = async ({ request, store }) => {
  const { bucket, key } = request;
  const { headers, metadata, tags } = readObjectHeaders(request);
  const checksum = readUploadChecksum(request);
  const description = {
    headers: [...headers],
    metadata: [...metadata],
    tags: [...tags],
    ...(checksum && { checksum }),
  };
  const uploadId = await store.uploads.create({ bucket, key, ...description });
  return xmlReply(
    buildXml('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: uploadId }),
    {
      ...(checksum && {
        'x-amz-checksum-algorithm': checksum.name.toUpperCase(),
        'x-amz-checksum-type': checksum.type,
      }),
    },
  );
};

export const uploadPart: S3Operation = async ({ request, store }) => {
  const part = await store.uploads.putPart(uploadOf(request), partNumberOf(request), requestBody(request));
  const { 'x-amz-checksum-type': _, ...headers } = storedHeaders({ ...part, checksumType: 'FULL_OBJECT' });
  return { status: 200, headers };
};

export const uploadPartCopy: S3Operation = async ({ request, store }) => {
  const address = uploadOf(request);
  await store.uploads.get(address);
  const opened = await openCopySource(store, request, readCopySource(request));
  try {
    const chunks = opened.content(copiedRange(request, opened.record.size));
    const part = await store.uploads.putPart(address, partNumberOf(request), { chunks });
    return xmlReply(buildXml('CopyPartResult', copyResult(part)));
  } finally {
    await opened.close();
  }
};

export const completeMultipartUpload: S3Operation = async (call) => {
  const { request, store, region } = call;
  const address = uploadOf(request);
  await store.uploads.get(address);
  const document = await readDocument(call, CompleteDocument, { checksums: 'of the object' });
  const size = request.header('x-amz-mp-object-size');
  const record = await store.uploads.complete(address, {
    parts: document.CompleteMultipartUpload.Part.map(readPart),
    condition: readWriteCondition(request),
    expected: checksumClaims(request),
    ...(size !== undefined && { expectedSize: Number(size) }),
  });
  const { bucket: Bucket, key: Key } = address;
  const checksum =
    record.checksums.length > 0
      ? { ...checksumElements(record.checksums), ChecksumType: record.checksumType }
      : {};
  const Location = `https://s3.${region}.amazonaws.com/${Bucket}/${encodeURIComponent(Key)}`;
  return xmlReply(
    buildXml('CompleteMultipartUploadResult', {
      Location,
      Bucket,
      Key,
      ETag: quoted(record.etag),
      ...checksum,
    }),
  );
};

export const abortMultipartUpload: S3Operation = async ({ request, store }) => {
  await store.uploads.abort(uploadOf(request));
  return { status: 204 };
};

/** @throws {AwsError} InvalidArgument when the range asked for is not one of the source. */
const copiedRange = ({ header }: S3Request, size: number): ByteRange | undefined => {
  const asked = header('x-amz-copy-source-range');
  const range = readByteRange(asked, size);
  if (range !== 'unsatisfiable' && (asked === undefined || range !== undefined)) return range;
  throw new AwsError(
    'InvalidArgument',
    `The x-amz-copy-source-range "${asked}" is not a range of the source, which has ${size} bytes.`,
  );
};

/** Here the checksum headers are about the object that the parts make, not about the request's document. */
const checksumClaims = ({ message }: S3Request): Pairs =>
  CHECKSUM_NAMES.flatMap((name): Pairs => {
    const value = message.headers[`x-amz-checksum-${name}`];
    return value === undefined ? [] : [[name, String(value)]];
  });

const uploadOf = ({ bucket, key, query }: S3Request): UploadAddress => ({
  bucket,
  key,
  uploadId: query.get('uploadId') ?? '',
});

const partNumberOf = ({ query }: S3Request): number => Number(query.get('partNumber') || Number.NaN);

/** What SDKs put around the part's own facts is not looked at. */
const PartElement = z.looseObject({ PartNumber: z.string().regex(/^\d{1,5}$/), ETag: z.string() });
const CompleteDocument = z.object({ CompleteMultipartUpload: z.object({ Part: z.array(PartElement) }) });

const readPart = (part: z.infer<typeof PartElement>) => ({
  number: Number(part.PartNumber),
  etag: part.ETag.replaceAll('"', ''),
  checksums: Object.entries(part).flatMap(
    ([name, value]): Pairs =>
      name.startsWith('Checksum') && typeof value === 'string'
        ? [[name.slice('Checksum'.length).toLowerCase(), value]]
        : [],
  ),
});

const readUploadChecksum = ({ header }: S3Request): MultipartUpload['checksum'] => {
  const name = header('x-amz-checksum-algorithm')?.toLowerCase();
  if (name === undefined) return undefined;
  if (!isChecksumName(name) && !UNVERIFIED_CHECKSUM_NAMES.some((known) => known === name)) {
    throw new AwsError('InvalidRequest', `Checksum algorithm provided is unsupported: "${name}"`);
  }
  const type = header('x-amz-checksum-type') ?? (name === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE');
  const isAllowed =
    type === 'FULL_OBJECT' ? allowsFullObject(name) : type === 'COMPOSITE' && name !== 'crc64nvme';
  if (isAllowed) return { name, type: type === 'FULL_OBJECT' ? type : 'COMPOSITE' };
  throw new AwsError(
    'InvalidRequest',
    `The ${type} checksum type cannot be used with the ${name} checksum algorithm.`,
  );
};
