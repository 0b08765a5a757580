import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { DataBucket, type DataBucketProps } from '../../../../lib/infra/constructs/data-bucket.ts';
import { tinyStack } from './tiny-stack.ts';

const templateWith = (props: Partial<DataBucketProps> = {}): Template => {
  const stack = tinyStack();
  const accessLogs = Bucket.fromBucketName(stack, 'Logs', 'given-logs');
  new DataBucket(stack, 'Pictures', { accessLogs, ...props });
  return Template.fromStack(stack);
};

describe('DataBucket', () => {
  const template = templateWith();
  const has = (properties: Record<string, unknown>) =>
    template.hasResourceProperties('AWS::S3::Bucket', properties);

  it('is closed to the public, and its owner owns all that is in it', () => {
    has({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  it('is encrypted with S3 keys and keeps versions', () => {
    has({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it.each([
    ['without TLS', { Bool: { 'aws:SecureTransport': 'false' } }],
    ['below TLS 1.2', { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
  ])('refuses everybody %s', (_, Condition) => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Condition }),
        ]),
      },
    });
  });

  it('writes who did what to the log bucket, under its own name', () => {
    has({ LoggingConfiguration: { DestinationBucketName: 'given-logs', LogFilePrefix: 'pictures/' } });
  });

  it('tidies unfinished uploads, old versions and markers of what is gone', () => {
    has({
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'tidy',
            Status: 'Enabled',
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
            NoncurrentVersionExpiration: { NoncurrentDays: 30 },
            ExpiredObjectDeleteMarker: true,
          },
        ],
      },
    });
  });

  it('outlives its stack unless the caller says otherwise, and empties itself for nobody', () => {
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
    const chosen = templateWith({ removalPolicy: RemovalPolicy.DESTROY, undoDays: 3 });
    chosen.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Delete',
      Properties: {
        LifecycleConfiguration: {
          Rules: [Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 3 } })],
        },
      },
    });
    chosen.resourceCountIs('AWS::Lambda::Function', 0);
  });

  it('says nothing to anybody until it is told to', () => {
    has({ NotificationConfiguration: Match.absent() });
  });

  it('tells every queue of its own suffixes, and waits for the queue and its policy', () => {
    const stack = tinyStack();
    const accessLogs = Bucket.fromBucketName(stack, 'Logs', 'given-logs');
    const bucket = new DataBucket(stack, 'Pictures', { accessLogs });
    bucket.notify(new Queue(stack, 'Photos', { enforceSSL: true }), ['.jpg', '.png']);
    bucket.notify(new Queue(stack, 'Drawings'), ['.svg']);
    const notified = Template.fromStack(stack);
    const to = (queue: string, value: string) => ({
      Event: 's3:ObjectCreated:*',
      Queue: { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${queue}`), 'Arn'] },
      Filter: { S3Key: { Rules: [{ Name: 'suffix', Value: value }] } },
    });
    notified.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: {
        QueueConfigurations: [to('Photos', '.jpg'), to('Photos', '.png'), to('Drawings', '.svg')],
      },
    });
    const [resource] = Object.values(notified.findResources('AWS::S3::Bucket'));
    const waitsFor = (resource?.DependsOn ?? []).join(' ');
    expect(waitsFor).toMatch(/PhotosPolicy/);
    expect(waitsFor).toMatch(/Drawings/);
  });
});
