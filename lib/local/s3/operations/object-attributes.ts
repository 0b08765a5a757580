import { AwsError } from '../../wire/aws-error.ts';
import { storageClassOf } from '../object-headers.ts';
import type { ObjectRecord } from '../object-record.ts';
import type { S3Operation } from '../s3-operation.ts';
import { xmlReply } from '../s3-reply.ts';
import { buildXml, type XmlContent } from '../xml.ts';
import { checksumElements } from './copy-object.ts';

export const getObjectAttributes: S3Operation = async ({ request, store }) => {
  const names = (request.header('x-amz-object-attributes') ?? '').split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(name in ATTRIBUTES));
  if (unknown !== undefined)
    throw new AwsError('InvalidArgument', `Invalid attribute name specified: "${unknown}"`);
  const record = await store.head(request.bucket, request.key);
  const content = Object.entries(ATTRIBUTES).filter(([name]) => names.includes(name));
  return xmlReply(
    buildXml(
      'GetObjectAttributesResponse',
      Object.fromEntries(content.map(([name, read]) => [name, read(record)])),
    ),
    {
      'last-modified': new Date(record.lastModified).toUTCString(),
    },
  );
};

const ATTRIBUTES: Readonly<Record<string, (record: ObjectRecord) => XmlContent>> = {
  ETag: ({ etag }) => etag,
  Checksum: ({ checksums, checksumType }) =>
    checksums.length === 0 ? undefined : { ...checksumElements(checksums), ChecksumType: checksumType },
  ObjectParts: ({ parts }) =>
    parts.length === 0
      ? undefined
      : {
          PartsCount: parts.length,
          IsTruncated: false,
          Part: parts.map(({ number, size, checksums }) => ({
            PartNumber: number,
            Size: size,
            ...checksumElements(checksums),
          })),
        },
  StorageClass: (record) => storageClassOf(record),
  ObjectSize: ({ size }) => size,
};
