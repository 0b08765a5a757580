import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Bucket, BucketTrigger, FunctionDefinition } from '../../../functions/definition.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { AccessLogBucket } from '../constructs/access-log-bucket.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { DataBucket } from '../constructs/data-bucket.ts';
import { IngestQueue } from '../constructs/ingest-queue.ts';
import { MonthlyBudget } from '../constructs/monthly-budget.ts';
import { QueueAlarms } from '../constructs/queue-alarms.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import { stageTags } from '../stage-tags.ts';

export interface DataStackProps extends StackProps {
  readonly settings: Settings;
}

/**
 * What holds data: the buckets, and the queues they notify. A queue lives with its bucket, not with
 * its function, because each needs the other to exist: across stacks that would be a cycle.
 */
export class DataStack extends Stack {
  readonly buckets: Readonly<Record<Bucket, IBucket>>;
  /** Hears every alarm of the stage; its subscribers outlive what computes. */
  readonly alarmTopic: ITopic;
  private readonly queues = new Map<BucketTrigger, IngestQueue>();

  constructor(scope: Construct, id: string, { settings, ...props }: DataStackProps) {
    super(scope, id, props);
    const removalPolicy = removalPolicyOf(settings);
    this.alarmTopic = new AlarmTopic(this, 'Alarms', { email: settings.alarmEmail, removalPolicy }).topic;
    new MonthlyBudget(this, 'Budget', {
      limitUsd: settings.monthlyBudgetUsd,
      tags: stageTags(settings),
      topic: this.alarmTopic,
    });
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { removalPolicy }).bucket;
    const images = new DataBucket(this, 'Images', { accessLogs, removalPolicy });
    const labels = new DataBucket(this, 'Labels', { accessLogs, removalPolicy });
    this.buckets = { images: images.bucket, labels: labels.bucket };
    for (const definition of FUNCTIONS) this.addQueues(definition, { images, labels });
  }

  /** Every queue that feeds a function. */
  get ingestQueues(): readonly IngestQueue[] {
    return [...this.queues.values()];
  }

  /** The queues that bring a function what its bucket trigger names, and take what it gives up. */
  queuesOf(trigger: BucketTrigger): IngestQueue {
    const ingest = this.queues.get(trigger);
    if (ingest) return ingest;
    throw new RangeError(
      `no queue was made for the trigger ${JSON.stringify(trigger)}; is its function in the registry?`,
    );
  }

  /** The queues between a bucket and the function of that name. */
  queuesFor(functionName: string, bucket: Bucket): IngestQueue {
    const trigger = FUNCTIONS.find(({ name }) => name === functionName)?.triggers.find(
      (each) => each.kind === 'bucket' && each.bucket === bucket,
    );
    if (trigger?.kind === 'bucket') return this.queuesOf(trigger);
    throw new RangeError(`the bucket "${bucket}" feeds no function "${functionName}"`);
  }

  private addQueues(definition: FunctionDefinition, buckets: Readonly<Record<Bucket, DataBucket>>): void {
    for (const trigger of definition.triggers) {
      if (trigger.kind !== 'bucket') continue;
      const ingest = new IngestQueue(this, `${definition.name}-${trigger.bucket}`, {
        functionTimeoutSeconds: definition.timeoutSeconds,
        maxReceiveCount: trigger.maxReceiveCount,
      });
      buckets[trigger.bucket].notify(ingest.queue, trigger.suffixes);
      new QueueAlarms(ingest, 'Alarms', { ingest, topic: this.alarmTopic });
      this.queues.set(trigger, ingest);
    }
  }
}
