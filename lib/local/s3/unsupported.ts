import { AwsError } from '../wire/aws-error.ts';
import type { S3Request } from './s3-request.ts';

/** Sub-resources of S3 that are not here; answering as if they were absent would be a lie. */
const SUB_RESOURCES = new Set([
  ...[
    'abac',
    'accelerate',
    'acl',
    'analytics',
    'cors',
    'encryption',
    'intelligent-tiering',
    'inventory',
    'legal-hold',
  ],
  ...[
    'lifecycle',
    'logging',
    'metadataConfiguration',
    'metadataTable',
    'metrics',
    'notification',
    'object-lock',
  ],
  ...[
    'ownershipControls',
    'policy',
    'policyStatus',
    'publicAccessBlock',
    'renameObject',
    'replication',
    'requestPayment',
  ],
  ...['restore', 'retention', 'select', 'session', 'torrent', 'versions', 'website', 'append'],
]);

/** Headers that ask for something which would silently not be done. */
const HEADERS = [
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-copy-source-server-side-encryption-customer-algorithm',
  'x-amz-object-lock-mode',
  'x-amz-object-lock-legal-hold',
  'x-amz-object-lock-retain-until-date',
  'x-amz-write-offset-bytes',
  'x-amz-rename-source',
] as const;

/** With "bucket owner enforced", S3's default, these two change nothing and every other one is refused. */
const HARMLESS_ACLS = new Set(['private', 'bucket-owner-full-control']);

/** @throws {AwsError} NotImplemented (501), naming what was asked for; NoSuchVersion; AccessControlListNotSupported. */
export const refuseUnsupported = (request: S3Request): void => {
  for (const name of request.query.keys())
    if (SUB_RESOURCES.has(name)) throw notImplemented(`the sub-resource "${name}"`);
  for (const name of HEADERS)
    if (request.header(name) !== undefined) throw notImplemented(`the header "${name}"`);
  const version = request.query.get('versionId');
  if (version !== null && version !== 'null') {
    throw new AwsError(
      'NoSuchVersion',
      `The specified version does not exist: "${version}". Buckets here have no versions.`,
      404,
    );
  }
  const acl = request.header('x-amz-acl');
  if (acl === undefined || HARMLESS_ACLS.has(acl)) return;
  throw new AwsError('AccessControlListNotSupported', `The bucket does not allow ACLs: "${acl}"`);
};

export const notImplemented = (what: string): AwsError =>
  new AwsError('NotImplemented', `The local S3 does not implement ${what}.`, 501);
