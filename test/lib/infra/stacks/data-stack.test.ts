import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { BucketTrigger } from '../../../../functions/definition.ts';
import { FUNCTIONS } from '../../../../functions/registry.ts';
import { synthesizeCollection } from '../collection-templates.ts';

const { data, stacks } = synthesizeCollection();
const BUCKETS = Object.entries(data.findResources('AWS::S3::Bucket'));
const bucketTriggers = FUNCTIONS.flatMap(({ triggers }) => triggers.filter(({ kind }) => kind === 'bucket'));

/** Characters that CloudFormation puts behind the stack's name and the logical id of a bucket. */
const RANDOM_PART = 13;
const LONGEST_BUCKET_NAME = 63;

describe('DataStack', () => {
  it('has the images and labels buckets, logged to a third', () => {
    expect(BUCKETS.map(([id]) => id.slice(0, -8))).toEqual(['AccessLogs', 'Images', 'Labels']);
    for (const name of ['images', 'labels']) {
      data.hasResourceProperties('AWS::S3::Bucket', {
        LoggingConfiguration: {
          DestinationBucketName: { Ref: Match.stringLikeRegexp('^AccessLogs') },
          LogFilePrefix: `${name}/`,
        },
      });
    }
  });

  it.each(['images', 'labels'])(
    'takes the access log of %s from S3, for that bucket of this account alone',
    (name) => {
      const bucket = name === 'images' ? '^Images' : '^Labels';
      data.hasResourceProperties('AWS::S3::BucketPolicy', {
        Bucket: { Ref: Match.stringLikeRegexp('^AccessLogs') },
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Allow',
              Action: 's3:PutObject',
              Principal: { Service: 'logging.s3.amazonaws.com' },
              Condition: {
                ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp(bucket), 'Arn'] } },
                StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
              },
              Resource: { 'Fn::Join': ['', Match.arrayWith([`/${name}/*`])] },
            }),
          ]),
        },
      });
    },
  );

  it('notifies the queue of label-image of new pictures and of nothing else', () => {
    const notified = BUCKETS.filter(
      ([, { Properties }]) => Properties.NotificationConfiguration !== undefined,
    );
    expect(notified.map(([id]) => id.slice(0, -8))).toEqual(['Images']);
    const configurations = notified[0]?.[1].Properties.NotificationConfiguration.QueueConfigurations;
    expect(configurations.map((one: QueueConfiguration) => one.Filter.S3Key.Rules[0]?.Value)).toEqual(
      bucketTriggers.flatMap((trigger) => ('suffixes' in trigger ? trigger.suffixes : [])),
    );
  });

  it('leaves room for whole names, which the policy of the queue goes by', () => {
    const lengths = BUCKETS.map(([id]) => `marcopolo-prod-data-${id}-`.length + RANDOM_PART);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_BUCKET_NAME);
  });

  it('hides messages six times as long as the function that reads them may take', () => {
    const [labelImage] = FUNCTIONS.filter(({ name }) => name === 'label-image');
    const [queue] = Object.values(data.findResources('AWS::SQS::Queue')).filter(
      ({ Properties }) => Properties.QueueName,
    );
    expect(queue?.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(
      6 * (labelImage?.timeoutSeconds ?? Infinity),
    );
  });

  it('knows no queue of a trigger that is in no registered function', () => {
    const stranger: BucketTrigger = {
      kind: 'bucket',
      bucket: 'labels',
      suffixes: ['.txt'],
      batchSize: 1,
      maxReceiveCount: 1,
      maxConcurrency: 2,
    };
    expect(() => stacks.data.queuesOf(stranger)).toThrow('is its function in the registry?');
  });
});

interface QueueConfiguration {
  readonly Filter: { readonly S3Key: { readonly Rules: readonly { readonly Value: string }[] } };
}
