import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { BucketTrigger } from '../../../../functions/definition.ts';
import { feedsOf } from '../../../../functions/feeds.ts';
import { FUNCTIONS } from '../../../../functions/registry.ts';
import { synthesizeCollection } from '../collection-templates.ts';

const { data, stacks } = synthesizeCollection();
const BUCKETS = Object.entries(data.findResources('AWS::S3::Bucket'));
const DATA = ['Images', 'Labels', 'Texts', 'Analyses', 'Datasets', 'Runs', 'Answers'];

const suffixesOf = (bucket: string): readonly string[] =>
  FUNCTIONS.flatMap(feedsOf).flatMap((trigger) =>
    trigger.kind === 'bucket' && trigger.bucket === bucket ? trigger.suffixes : [],
  );

/** Characters that CloudFormation puts behind the stack's name and the logical id of a bucket. */
const RANDOM_PART = 13;
const LONGEST_BUCKET_NAME = 63;

describe('DataStack', () => {
  it('has a bucket for each kind of data, all logged to one more', () => {
    expect(BUCKETS.map(([id]) => id.slice(0, -8))).toEqual(['AccessLogs', ...DATA]);
    for (const name of DATA.map((id) => id.toLowerCase())) {
      data.hasResourceProperties('AWS::S3::Bucket', {
        LoggingConfiguration: {
          DestinationBucketName: { Ref: Match.stringLikeRegexp('^AccessLogs') },
          LogFilePrefix: `${name}/`,
        },
      });
    }
  });

  it.each(DATA)('takes the access log of %s from S3, for that bucket of this account alone', (id) => {
    const [name, bucket] = [id.toLowerCase(), `^${id}`];
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
  });

  it('notifies the queues of functions of new pictures and texts, and of nothing else', () => {
    const notified = BUCKETS.flatMap(([id, { Properties }]) => {
      const { QueueConfigurations = [] } = Properties.NotificationConfiguration ?? {};
      const suffixes = QueueConfigurations.map((one: QueueConfiguration) => one.Filter.S3Key.Rules[0]?.Value);
      return suffixes.length > 0 ? [[id.slice(0, -8).toLowerCase(), suffixes]] : [];
    });
    expect(notified).toEqual(['images', 'texts'].map((bucket) => [bucket, suffixesOf(bucket)]));
  });

  it('forgets answers after the longest time that they serve, and soon what replaced them', () => {
    const rules = Object.fromEntries(
      BUCKETS.map(([id, { Properties }]) => [id.slice(0, -8), Properties.LifecycleConfiguration.Rules]),
    );
    expect(rules.Answers).toEqual([
      expect.objectContaining({ NoncurrentVersionExpiration: { NoncurrentDays: 1 } }),
      { Id: 'forget', ExpirationInDays: 31, Status: 'Enabled' },
    ]);
    for (const name of DATA.filter((id) => id !== 'Answers')) {
      expect(rules[name]).toHaveLength(1);
      expect(rules[name][0]).not.toHaveProperty('ExpirationInDays');
    }
  });

  it('leaves room for whole names, which the policy of the queue goes by', () => {
    const lengths = BUCKETS.map(([id]) => `marcopolo-prod-data-${id}-`.length + RANDOM_PART);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_BUCKET_NAME);
  });

  it('hides messages six times as long as the function that reads them may take', () => {
    const queues = Object.values(data.findResources('AWS::SQS::Queue')).flatMap(({ Properties }) =>
      Properties.QueueName ? [Properties.VisibilityTimeout] : [],
    );
    const readers = FUNCTIONS.flatMap((definition) =>
      feedsOf(definition).map(() => definition.timeoutSeconds),
    );
    expect(queues).toEqual(readers.map((seconds) => 6 * seconds + 1));
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
