import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../../../../functions/definition.ts';
import { accessStatements } from '../../../../lib/infra/constructs/access-statements.ts';
import { givenBuckets, tinyStack } from './tiny-stack.ts';

describe('accessStatements', () => {
  let buckets: ReturnType<typeof givenBuckets>;
  beforeEach(() => {
    buckets = givenBuckets(tinyStack());
  });
  const written = (access: Access) =>
    accessStatements(access, buckets).map(({ actions, resources }) => ({ actions, resources }));

  it('reads objects and their versions, and lists the bucket so that what is gone answers 404', () => {
    expect(written({ kind: 'read-objects', bucket: 'images' })).toEqual([
      { actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [buckets.images.arnForObjects('*')] },
      { actions: ['s3:ListBucket'], resources: [buckets.images.bucketArn] },
    ]);
  });

  it('writes objects of the bucket named, and reads none', () => {
    expect(written({ kind: 'write-objects', bucket: 'labels' })).toEqual([
      { actions: ['s3:PutObject'], resources: [buckets.labels.arnForObjects('*')] },
    ]);
  });

  it('detects labels, which AWS ties to no resource', () => {
    expect(written({ kind: 'detect-labels' })).toEqual([
      { actions: ['rekognition:DetectLabels'], resources: ['*'] },
    ]);
  });

  it('gives a bucket that is passed in another role its own ARN', () => {
    const other = Bucket.fromBucketName(tinyStack(), 'Other', 'other');
    const statements = accessStatements(
      { kind: 'write-objects', bucket: 'labels' },
      { ...buckets, labels: other },
    );
    expect(statements.flatMap(({ resources }) => resources)).toEqual([other.arnForObjects('*')]);
  });
});
