import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Bucket, BucketTrigger, FunctionDefinition } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { AccessLogBucket } from '../constructs/access-log-bucket.ts';
import { DataBucket } from '../constructs/data-bucket.ts';
import { IngestQueue } from '../constructs/ingest-queue.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import type { Settings } from '../settings.ts';

export interface DataStackProps extends StackProps {
  readonly settings: Settings;
}

/**
 * What holds data: the buckets, and the queues they notify. A queue lives with its bucket, not with
 * its function, because each needs the other to exist: across stacks that would be a cycle.
 */
export class DataStack extends Stack {
  readonly buckets: Readonly<Record<Bucket, IBucket>>;
  private readonly queues = new Map<BucketTrigger, IQueue>();

  constructor(scope: Construct, id: string, { settings, ...props }: DataStackProps) {
    super(scope, id, props);
    const removalPolicy = removalPolicyOf(settings);
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { removalPolicy }).bucket;
    const images = new DataBucket(this, 'Images', { accessLogs, removalPolicy });
    const labels = new DataBucket(this, 'Labels', { accessLogs, removalPolicy });
    this.buckets = { images: images.bucket, labels: labels.bucket };
    for (const definition of FUNCTIONS) this.addQueues(definition, { images, labels });
  }

  /** The queue that brings a function what its bucket trigger names. */
  queueOf(trigger: BucketTrigger): IQueue {
    const queue = this.queues.get(trigger);
    if (queue) return queue;
    throw new RangeError(
      `no queue was made for the trigger ${JSON.stringify(trigger)}; is its function in the registry?`,
    );
  }

  private addQueues(definition: FunctionDefinition, buckets: Readonly<Record<Bucket, DataBucket>>): void {
    for (const trigger of definition.triggers) {
      if (trigger.kind !== 'bucket') continue;
      const ingest = new IngestQueue(this, `${definition.name}-${trigger.bucket}`, {
        functionTimeoutSeconds: definition.timeoutSeconds,
        maxReceiveCount: trigger.maxReceiveCount,
      });
      buckets[trigger.bucket].notify(ingest.queue, trigger.suffixes);
      this.queues.set(trigger, ingest.queue);
    }
  }
}
