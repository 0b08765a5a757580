import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Bucket, FunctionDefinition, Queue } from '../../../functions/definition.ts';
import { type FeedTrigger, feedName, feedsOf, readerOf } from '../../../functions/feeds.ts';
import { FUNCTIONS } from '../../../functions/registry.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { AccessLogBucket } from '../constructs/access-log-bucket.ts';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { DataBucket, type DataBucketProps } from '../constructs/data-bucket.ts';
import { IngestQueue } from '../constructs/ingest-queue.ts';
import { MonthlyBudget } from '../constructs/monthly-budget.ts';
import { QueueAlarms } from '../constructs/queue-alarms.ts';
import { ofEachBucket } from '../of-each-bucket.ts';
import { removalPolicyOf } from '../removal-policy.ts';
import { stageTags } from '../stage-tags.ts';

export interface DataStackProps extends StackProps {
  readonly settings: Settings;
}

/**
 * What holds data: the buckets, and the queues that feed functions. A queue that a bucket notifies lives with the
 * bucket, not with its function, because each needs the other to exist: across stacks that would be a cycle.
 */
export class DataStack extends Stack {
  readonly buckets: Readonly<Record<Bucket, IBucket>>;
  /** Hears every alarm of the stage; its subscribers outlive what computes. */
  readonly alarmTopic: ITopic;
  private readonly queues = new Map<FeedTrigger, IngestQueue>();

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
    const made = ofEachBucket((name) => {
      const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      return new DataBucket(this, id, { accessLogs, removalPolicy, ...KEEPING[name] });
    });
    this.buckets = ofEachBucket((name) => made[name].bucket);
    this.exportInOrder();
    for (const definition of FUNCTIONS) this.addQueues(definition, made);
  }

  /** Every queue that feeds a function. */
  get ingestQueues(): readonly IngestQueue[] {
    return [...this.queues.values()];
  }

  /** The queues that bring a function what its trigger names, and take what it gives up. */
  queuesOf(trigger: FeedTrigger): IngestQueue {
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

  /** The queue of that name, and what its reader gives up. */
  queuesNamed(queue: Queue): IngestQueue {
    const [trigger] = feedsOf(readerOf(queue, FUNCTIONS)).filter(
      (each) => each.kind === 'queue' && each.queue === queue,
    );
    if (trigger) return this.queuesOf(trigger);
    throw new RangeError(`nothing reads the queue "${queue}"`);
  }

  /** Whoever asks first: the order in which the other stack comes across them is no matter of its template. */
  private exportInOrder(): void {
    for (const { bucketArn, bucketName } of Object.values(this.buckets)) {
      this.exportValue(bucketArn);
      this.exportValue(bucketName);
    }
  }

  private addQueues(definition: FunctionDefinition, buckets: Readonly<Record<Bucket, DataBucket>>): void {
    for (const trigger of feedsOf(definition)) {
      const ingest = new IngestQueue(this, `${definition.name}-${feedName(trigger)}`, {
        functionTimeoutSeconds: definition.timeoutSeconds,
        maxReceiveCount: trigger.maxReceiveCount,
      });
      if (trigger.kind === 'bucket') {
        ingest.admitBuckets();
        buckets[trigger.bucket].notify(ingest.queue, trigger.suffixes);
      }
      new QueueAlarms(ingest, 'Alarms', { ingest, topic: this.alarmTopic });
      this.queues.set(trigger, ingest);
    }
  }
}

/** Answers serve for 744 hours at most, and who asks anew does not want the old one back. */
const KEEPING: Readonly<Partial<Record<Bucket, Pick<DataBucketProps, 'forgetAfterDays' | 'undoDays'>>>> = {
  answers: { forgetAfterDays: 31, undoDays: 1 },
};
