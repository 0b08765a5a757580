import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { IngestQueue, visibilitySeconds } from '../../../../lib/infra/constructs/ingest-queue.ts';
import { tinyStack } from './tiny-stack.ts';

describe('IngestQueue', () => {
  const stack = tinyStack();
  new IngestQueue(stack, 'label-image-images', {
    functionTimeoutSeconds: 60,
    maxReceiveCount: 5,
  }).admitBuckets();
  const template = Template.fromStack(stack);
  const source = { QueueName: 'tiny-dev-label-image-images' };

  it('hides a message six timeouts of its function and the batching window long', () => {
    expect(visibilitySeconds(60)).toBe(361);
    template.hasResourceProperties('AWS::SQS::Queue', { ...source, VisibilityTimeout: 361 });
  });

  it('waits long for messages and keeps them four days', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      ...source,
      ReceiveMessageWaitTimeSeconds: 20,
      MessageRetentionPeriod: 4 * 86_400,
    });
  });

  it('gives a message up after the deliveries it was given, and keeps it fourteen days', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      ...source,
      RedrivePolicy: {
        deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetters'), 'Arn'] },
        maxReceiveCount: 5,
      },
    });
    template.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: Match.absent(),
      MessageRetentionPeriod: 14 * 86_400,
    });
  });

  it('takes dead letters from its own queue alone', () => {
    const ends = Match.stringLikeRegexp(':tiny-dev-label-image-images$');
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedriveAllowPolicy: {
        redrivePermission: 'byQueue',
        sourceQueueArns: [{ 'Fn::Join': ['', Match.arrayWith([ends])] }],
      },
    });
  });

  it('encrypts both queues with keys of SQS and refuses everybody without TLS', () => {
    template.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true });
    template.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
    template.resourceCountIs('AWS::SQS::QueuePolicy', 2);
  });

  const allowedIn = (given: Template) =>
    Object.values(given.findResources('AWS::SQS::QueuePolicy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow');

  it('lets nobody in where no bucket is to notify it', () => {
    const other = tinyStack();
    new IngestQueue(other, 'consume-names-names', { functionTimeoutSeconds: 60, maxReceiveCount: 5 });
    expect(allowedIn(Template.fromStack(other))).toEqual([]);
  });

  it("lets in S3 for this stack's buckets in this account, and nobody else", () => {
    expect(allowedIn(template)).toEqual([
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Principal: { Service: 's3.amazonaws.com' },
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^labelimageimages/), 'Arn'] },
        Condition: {
          ArnLike: {
            'aws:SourceArn': { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::tiny-dev-*']] },
          },
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
        },
      },
    ]);
  });
});
