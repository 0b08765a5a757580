import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface IngestQueueProps {
  /** Of the function that reads the queue. */
  readonly functionTimeoutSeconds: number;
  /** Deliveries of one message before it goes to the dead-letter queue. */
  readonly maxReceiveCount: number;
}

/** How long Lambda waits for a batch to fill. */
export const BATCHING_WINDOW_SECONDS = 1;

/** What AWS asks for: six times the function's timeout, and the batching window. */
export const visibilitySeconds = (functionTimeoutSeconds: number): number =>
  6 * functionTimeoutSeconds + BATCHING_WINDOW_SECONDS;

/**
 * A queue that brings a function what it works on, with a dead-letter queue. Encrypted with SQS's own key: a
 * KMS key shared with a bucket that it hears from would be a circular dependency.
 */
export class IngestQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: IngestQueueProps) {
    super(scope, id);
    const { functionTimeoutSeconds, maxReceiveCount } = props;
    /**
     * The one physical name: the dead-letter queue names its source and the source its dead-letter
     * queue, which CloudFormation cannot resolve unless one of the names is known beforehand.
     */
    const queueName = `${Stack.of(this).stackName}-${id}`;
    this.deadLetters = this.createDeadLetters(queueName);
    this.queue = new Queue(this, 'Resource', {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(visibilitySeconds(functionTimeoutSeconds)),
      retentionPeriod: Duration.days(4),
      receiveMessageWaitTime: Duration.seconds(20),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount },
    });
  }

  /**
   * Lets in the buckets of this stack, in this account. By the beginning of their names, which
   * CloudFormation makes from the stack's: a bucket cannot be made before it may write to its queue, so
   * the policy cannot wait for the bucket's ARN.
   */
  admitBuckets(): void {
    const { stackName, account } = Stack.of(this);
    const buckets = Stack.of(this).formatArn({
      service: 's3',
      region: '',
      account: '',
      resource: `${stackName.toLowerCase()}-*`,
    });
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: { ArnLike: { 'aws:SourceArn': buckets }, StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  }

  /** Kept longer than in the source: a message's age counts from its first arrival. */
  private createDeadLetters(sourceName: string): Queue {
    const sourceArn = Stack.of(this).formatArn({ service: 'sqs', resource: sourceName });
    return new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [Queue.fromQueueArn(this, 'Source', sourceArn)],
      },
    });
  }
}
