import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, it } from 'vitest';
import {
  AccessLogBucket,
  type AccessLogBucketProps,
} from '../../../../lib/infra/constructs/access-log-bucket.ts';
import { tinyStack } from './tiny-stack.ts';

const templateWith = (props?: AccessLogBucketProps): Template => {
  const stack = tinyStack();
  new AccessLogBucket(stack, 'AccessLogs', props);
  return Template.fromStack(stack);
};
const forgetsAfter = (days: number) => ({
  LifecycleConfiguration: { Rules: [{ Id: 'forget', ExpirationInDays: days, Status: 'Enabled' }] },
});

describe('AccessLogBucket', () => {
  it('forgets logs after 90 days and outlives the stack', () => {
    templateWith().hasResource('AWS::S3::Bucket', { Properties: forgetsAfter(90), DeletionPolicy: 'Retain' });
  });

  it('is as closed, encrypted and versioned as the buckets it logs', () => {
    const template = templateWith();
    template.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
        ]),
      },
    });
  });

  it("lets the caller's values beat the defaults", () => {
    const chosen = templateWith({ keptDays: 7, removalPolicy: RemovalPolicy.DESTROY });
    chosen.hasResource('AWS::S3::Bucket', { Properties: forgetsAfter(7), DeletionPolicy: 'Delete' });
  });
});
