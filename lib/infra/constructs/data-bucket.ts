import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Bucket, CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { closedBucket } from './closed-bucket.ts';

export interface DataBucketProps {
  /** Where S3 writes who did what, under the construct's id. */
  readonly accessLogs: IBucket;
  /**
   * How long overwritten and deleted objects can still be had back, in days.
   *
   * @default 30
   */
  readonly undoDays?: number;
  /**
   * How long objects are kept, in days.
   *
   * @default for good
   */
  readonly forgetAfterDays?: number;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/** A private, versioned, logged bucket that takes TLS 1.2 and up. */
export class DataBucket extends Construct {
  readonly bucket: IBucket;
  private readonly notifications: CfnBucket.QueueConfigurationProperty[] = [];

  constructor(scope: Construct, id: string, props: DataBucketProps) {
    super(scope, id);
    const { accessLogs, undoDays = 30, forgetAfterDays, removalPolicy = RemovalPolicy.RETAIN } = props;
    this.bucket = new Bucket(this, 'Resource', {
      ...closedBucket,
      removalPolicy,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: [
        {
          id: 'tidy',
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(undoDays),
          expiredObjectDeleteMarker: true,
        },
        ...(forgetAfterDays === undefined
          ? []
          : [{ id: 'forget', expiration: Duration.days(forgetAfterDays) }]),
      ],
    }) as IBucket;
  }

  /**
   * Tells a queue of every object created under keys that end in one of `suffixes`. Written into
   * the bucket itself: CDK's `addEventNotification` brings a Lambda function and a managed policy.
   * The queue's policy must let S3 in without naming this bucket's ARN.
   */
  notify(queue: IQueue, suffixes: readonly string[]): void {
    const resource = this.bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new TypeError(`${this.node.path} has no bucket resource`);
    for (const suffix of suffixes) {
      this.notifications.push({
        event: 's3:ObjectCreated:*',
        queue: queue.queueArn,
        filter: { s3Key: { rules: [{ name: 'suffix', value: suffix }] } },
      });
    }
    resource.notificationConfiguration = { queueConfigurations: this.notifications };
    resource.node.addDependency(queue);
  }
}
