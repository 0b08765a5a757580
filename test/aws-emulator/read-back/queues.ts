import { LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { GetBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import type { Bucket } from '../../../functions/definition.ts';
import { feedsOf } from '../../../functions/feeds.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { sourceQueueName } from '../../../lib/cli/dlq/source-queue.ts';
import { type Deployed, outputOfBucket } from '../deployed.ts';

const fed = FUNCTIONS.flatMap((definition) =>
  feedsOf(definition).map((trigger) => ({
    name: definition.name,
    timeoutSeconds: definition.timeoutSeconds,
    trigger,
  })),
);
const notified = fed.flatMap(({ name, trigger }) =>
  trigger.kind === 'bucket' ? [{ name, bucket: trigger.bucket, suffixes: trigger.suffixes }] : [],
);

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

export const attributesOf = async ({ emulator }: Deployed, queueArn: string) => {
  const sqs = new SQSClient(emulator.clients);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: nameIn(queueArn) }));
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return { QueueUrl, Attributes };
};

/** The queue of a function, by the name that operators find it by. */
const queueArnOf = async ({ emulator }: Deployed, functionName: string): Promise<string> => {
  const sqs = new SQSClient(emulator.clients);
  const QueueName = sourceQueueName(functionName, 'aws', 'marcopolo-dev');
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
  );
  return Attributes?.QueueArn ?? 'no such queue';
};

/** The queue that a bucket notifies, as the bucket has it. */
export const notifications = async ({ emulator, outputs }: Deployed, bucket: Bucket = 'images') => {
  const s3 = new S3Client({ ...emulator.clients, forcePathStyle: true });
  const Bucket = outputs.get(outputOfBucket(bucket));
  const { QueueConfigurations = [] } = await s3.send(
    new GetBucketNotificationConfigurationCommand({ Bucket }),
  );
  return QueueConfigurations;
};

/** The dead-letter queue behind it, as the queue has it. */
export const redriveOf = async (deployed: Deployed, queueArn: string) => {
  const { Attributes } = await attributesOf(deployed, queueArn);
  const policy: { deadLetterTargetArn: string; maxReceiveCount: number } = JSON.parse(
    Attributes.RedrivePolicy ?? '{}',
  );
  return policy;
};

export const readBackQueues = (deployed: () => Deployed) =>
  describe('what feeds functions', () => {
    it.each(notified)(
      '$bucket notifies the queue of $name of every suffix',
      async ({ name, bucket, suffixes: wanted }) => {
        const configurations = await notifications(deployed(), bucket);
        const suffixes = configurations.map(({ Filter }) => Filter?.Key?.FilterRules?.[0]?.Value);
        expect(suffixes.toSorted()).toEqual([...wanted].toSorted());
        expect(new Set(configurations.flatMap(({ Events }) => Events))).toEqual(
          new Set(['s3:ObjectCreated:*']),
        );
        expect(new Set(configurations.map(({ QueueArn }) => QueueArn))).toEqual(
          new Set([await queueArnOf(deployed(), name)]),
        );
        deployed().tell(`bucket ${bucket} → queue of ${name}: ${suffixes.join(' ')}`);
      },
    );

    it.each(fed)(
      'the queue of $name gives up to its dead letters',
      async ({ name, timeoutSeconds, trigger }) => {
        const queueArn = await queueArnOf(deployed(), name);
        const { Attributes } = await attributesOf(deployed(), queueArn);
        expect(Number(Attributes.VisibilityTimeout)).toBeGreaterThanOrEqual(6 * timeoutSeconds);
        const { deadLetterTargetArn, maxReceiveCount } = await redriveOf(deployed(), queueArn);
        expect(maxReceiveCount).toBe(trigger.maxReceiveCount);
        const dead = await attributesOf(deployed(), deadLetterTargetArn);
        const allow = JSON.parse(dead.Attributes.RedriveAllowPolicy ?? '{}');
        expect(allow).toEqual({ redrivePermission: 'byQueue', sourceQueueArns: [queueArn] });
        deployed().tell(
          `queue of ${name}: visibility ${Attributes.VisibilityTimeout} s, ${maxReceiveCount} tries, then dead letters that take from it alone`,
        );
      },
    );

    it.each(fed)('Lambda reads the queue of $name for its alias', async ({ name, trigger }) => {
      const lambda = new LambdaClient(deployed().emulator.clients);
      const EventSourceArn = await queueArnOf(deployed(), name);
      const { EventSourceMappings } = await lambda.send(
        new ListEventSourceMappingsCommand({ EventSourceArn }),
      );
      expect(EventSourceMappings).toMatchObject([
        {
          FunctionArn: deployed().aliasArn(name),
          BatchSize: trigger.batchSize,
          ScalingConfig: { MaximumConcurrency: trigger.maxConcurrency },
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          State: 'Enabled',
        },
      ]);
      deployed().tell(
        `event source mapping → ${name}:live: batches of ${trigger.batchSize}, ${trigger.maxConcurrency} at once, message by message`,
      );
    });
  });
