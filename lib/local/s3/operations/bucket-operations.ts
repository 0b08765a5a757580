import { AwsError } from '../../wire/aws-error.ts';
import type { S3Operation } from '../s3-operation.ts';
import { xmlReply } from '../s3-reply.ts';
import { buildXml } from '../xml.ts';
import { readLimit } from './list-operations.ts';
import { OWNER } from './owner.ts';

export const listBuckets: S3Operation = async ({ store, region, request: { query } }) => {
  const [prefix, after] = [query.get('prefix') ?? '', query.get('continuation-token') ?? ''];
  const rest = store.buckets.all().filter(({ name }) => name.startsWith(prefix) && name > after);
  const page = rest.slice(0, query.has('max-buckets') ? readLimit(query, 'max-buckets') : rest.length);
  return xmlReply(
    buildXml('ListAllMyBucketsResult', {
      Owner: OWNER,
      Buckets: {
        Bucket: page.map(({ name, created }) => ({
          Name: name,
          CreationDate: created,
          BucketRegion: region,
        })),
      },
      ContinuationToken: page.length > 0 && page.length < rest.length ? page.at(-1)?.name : undefined,
      Prefix: prefix === '' ? undefined : prefix,
    }),
  );
};

/** As in S3, making a bucket again is fine in us-east-1 and refused everywhere else. */
export const createBucket: S3Operation = async ({ store, region, request: { bucket } }) => {
  if (store.buckets.has(bucket) && region !== 'us-east-1') {
    throw new AwsError(
      'BucketAlreadyOwnedByYou',
      `Your previous request to create the bucket "${bucket}" succeeded and you already own it.`,
      409,
    );
  }
  await store.buckets.create(bucket);
  return { status: 200, headers: { location: `/${bucket}` } };
};

export const headBucket: S3Operation = async ({ store, region, request: { bucket } }) => {
  store.buckets.get(bucket);
  return { status: 200, headers: { 'x-amz-bucket-region': region, 'x-amz-access-point-alias': 'false' } };
};

export const deleteBucket: S3Operation = async ({ store, request: { bucket } }) => {
  await store.buckets.delete(bucket);
  return { status: 204 };
};

/** us-east-1 is the empty location, for history's sake. */
export const getBucketLocation: S3Operation = async ({ store, region, request: { bucket } }) => {
  store.buckets.get(bucket);
  return xmlReply(buildXml('LocationConstraint', { '#text': region === 'us-east-1' ? '' : region }));
};

/** Buckets here have never been versioned, which S3 says by an empty configuration. */
export const getBucketVersioning: S3Operation = async ({ store, request: { bucket } }) => {
  store.buckets.get(bucket);
  return xmlReply(buildXml('VersioningConfiguration', {}));
};
