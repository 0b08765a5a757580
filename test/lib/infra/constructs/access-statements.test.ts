import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Access } from '../../../../functions/access.ts';
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

  it('analyses texts one by one and many at once; of personal data there is no call for many', () => {
    expect(written({ kind: 'analyse-texts', by: ['DetectSentiment', 'DetectPiiEntities'] })).toEqual([
      {
        actions: [
          'comprehend:DetectSentiment',
          'comprehend:BatchDetectSentiment',
          'comprehend:DetectPiiEntities',
        ],
        resources: ['*'],
      },
    ]);
  });

  it('translates, also from a language that has to be found', () => {
    expect(written({ kind: 'translate-texts' })).toEqual([
      { actions: ['translate:TranslateText', 'comprehend:DetectDominantLanguage'], resources: ['*'] },
    ]);
  });

  it.each<Access>([
    { kind: 'announce-objects', bucket: 'images', to: 'label-image' },
    { kind: 'send-messages', queue: 'names' },
    { kind: 'run-workflow', workflow: 'text-pipeline' },
  ])('leaves $kind to what is sent to or run', (access) => {
    expect(written(access)).toEqual([]);
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
