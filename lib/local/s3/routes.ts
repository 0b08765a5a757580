import { AwsError } from '../wire/aws-error.ts';
import * as buckets from './operations/bucket-operations.ts';
import { copyObject } from './operations/copy-object.ts';
import { deleteObject, deleteObjects } from './operations/delete-operations.ts';
import { getObject } from './operations/get-object.ts';
import { listObjectsV1, listObjectsV2 } from './operations/list-operations.ts';
import { listMultipartUploads, listParts } from './operations/multipart-listings.ts';
import * as multipart from './operations/multipart-operations.ts';
import { getObjectAttributes } from './operations/object-attributes.ts';
import { putObject } from './operations/put-object.ts';
import * as tagging from './operations/tagging.ts';
import type { S3Operation } from './s3-operation.ts';
import type { S3Request } from './s3-request.ts';
import { notImplemented } from './unsupported.ts';

/** The operation that a request asks for. @throws {AwsError} NotImplemented or MethodNotAllowed when there is none. */
export const routeOf = (request: S3Request): S3Operation => {
  const on = levelOf(request);
  const candidates = ROUTES.filter((route) => route.on === on && route.method === request.method);
  const chosen = candidates.find(
    ({ query = [], header }) =>
      query.every((name) => request.query.has(name)) &&
      (header === undefined || request.header(header) !== undefined),
  );
  if (chosen === undefined) return refuse(request, on);
  if (chosen.query === undefined) refuseStraySubResource(request);
  return chosen.run;
};

type Level = 'service' | 'bucket' | 'object';

interface Route {
  readonly on: Level;
  readonly method: string;
  /** Query parameters that all have to be there. */
  readonly query?: readonly string[];
  readonly header?: string;
  readonly run: S3Operation;
}

const COPY = 'x-amz-copy-source';

/** The first that fits is taken, so the particular stand before the general. */
const ROUTES: readonly Route[] = [
  { on: 'service', method: 'GET', run: buckets.listBuckets },
  { on: 'bucket', method: 'GET', query: ['location'], run: buckets.getBucketLocation },
  { on: 'bucket', method: 'GET', query: ['versioning'], run: buckets.getBucketVersioning },
  { on: 'bucket', method: 'GET', query: ['uploads'], run: listMultipartUploads },
  { on: 'bucket', method: 'GET', query: ['list-type'], run: listObjectsV2 },
  { on: 'bucket', method: 'GET', run: listObjectsV1 },
  { on: 'bucket', method: 'HEAD', run: buckets.headBucket },
  { on: 'bucket', method: 'PUT', run: buckets.createBucket },
  { on: 'bucket', method: 'DELETE', run: buckets.deleteBucket },
  { on: 'bucket', method: 'POST', query: ['delete'], run: deleteObjects },
  { on: 'object', method: 'GET', query: ['attributes'], run: getObjectAttributes },
  { on: 'object', method: 'GET', query: ['tagging'], run: tagging.getObjectTagging },
  { on: 'object', method: 'GET', query: ['uploadId'], run: listParts },
  { on: 'object', method: 'GET', run: getObject },
  { on: 'object', method: 'HEAD', run: getObject },
  { on: 'object', method: 'PUT', query: ['tagging'], run: tagging.putObjectTagging },
  {
    on: 'object',
    method: 'PUT',
    query: ['uploadId', 'partNumber'],
    header: COPY,
    run: multipart.uploadPartCopy,
  },
  { on: 'object', method: 'PUT', query: ['uploadId', 'partNumber'], run: multipart.uploadPart },
  { on: 'object', method: 'PUT', header: COPY, run: copyObject },
  { on: 'object', method: 'PUT', run: putObject },
  { on: 'object', method: 'DELETE', query: ['tagging'], run: tagging.deleteObjectTagging },
  { on: 'object', method: 'DELETE', query: ['uploadId'], run: multipart.abortMultipartUpload },
  { on: 'object', method: 'DELETE', run: deleteObject },
  { on: 'object', method: 'POST', query: ['uploads'], run: multipart.createMultipartUpload },
  { on: 'object', method: 'POST', query: ['uploadId'], run: multipart.completeMultipartUpload },
];

/** Sub-resources that are here for some methods and levels: reaching a plain route with one is a wrong request. */
const PARTIAL_SUB_RESOURCES = [
  'attributes',
  'delete',
  'location',
  'tagging',
  'uploadId',
  'uploads',
  'versioning',
];

const levelOf = ({ bucket, key }: S3Request): Level => {
  if (key !== '') return 'object';
  return bucket === '' ? 'service' : 'bucket';
};

const refuseStraySubResource = ({ method, query }: S3Request): void => {
  const stray = PARTIAL_SUB_RESOURCES.find((name) => query.has(name));
  if (stray !== undefined) throw notImplemented(`${method} of the sub-resource "${stray}" here`);
};

const refuse = ({ method }: S3Request, on: Level): never => {
  if (method === 'POST') throw notImplemented(`POST to a ${on} without ?uploads, ?uploadId or ?delete`);
  throw new AwsError('MethodNotAllowed', `The method ${method} is not allowed against this ${on}.`, 405);
};
