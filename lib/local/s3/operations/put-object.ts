import type { WriteCondition } from '../conditions.ts';
import { checksumHeaders, quoted, readObjectHeaders } from '../object-headers.ts';
import type { ObjectRecord } from '../object-record.ts';
import { requestBody } from '../request-body.ts';
import type { S3Operation } from '../s3-operation.ts';
import type { S3Request } from '../s3-request.ts';
import { notImplemented } from '../unsupported.ts';

export const putObject: S3Operation = async ({ request, store }) => {
  const record = await store.put({
    bucket: request.bucket,
    key: request.key,
    ...readObjectHeaders(request),
    body: requestBody(request),
    condition: readWriteCondition(request),
  });
  return { status: 200, headers: storedHeaders(record) };
};

/** What a client is told of the object that it has stored. */
export const storedHeaders = (
  record: Pick<ObjectRecord, 'etag' | 'checksums' | 'checksumType'>,
): Record<string, string> => ({
  etag: quoted(record.etag),
  ...checksumHeaders(record),
});

/** @throws {AwsError} NotImplemented for `If-None-Match` with anything but `*`, as S3 answers. */
export const readWriteCondition = ({ header }: S3Request): WriteCondition => {
  const [ifMatch, ifNoneMatch] = [header('if-match'), header('if-none-match')];
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*')
    throw notImplemented('If-None-Match on a write with anything but "*"');
  return { ...(ifMatch !== undefined && { ifMatch }), ...(ifNoneMatch === '*' && { ifNoneMatch }) };
};
