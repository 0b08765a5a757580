import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { closedBucket } from './closed-bucket.ts';

export interface AccessLogBucketProps {
  /**
   * How long a log is kept, in days.
   *
   * @default 90
   */
  readonly keptDays?: number;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/** Where S3 writes who did what in the other buckets. It keeps no log of its own: that would never end. */
export class AccessLogBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps = {}) {
    super(scope, id);
    const { keptDays = 90, removalPolicy = RemovalPolicy.RETAIN } = props;
    this.bucket = new Bucket(this, 'Resource', {
      ...closedBucket,
      removalPolicy,
      lifecycleRules: [
        {
          id: 'forget',
          expiration: Duration.days(keptDays),
          noncurrentVersionExpiration: Duration.days(1),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    }) as IBucket;
  }
}
