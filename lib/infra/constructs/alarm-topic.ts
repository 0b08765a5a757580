import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface AlarmTopicProps {
  /** Who gets a mail, once the address has confirmed; left out, the topic waits for subscribers. */
  readonly email?: string | undefined;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/** Services that tell the topic something; each needs the key to do so. */
const TELLERS = ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'] as const;

/** In a key's own policy. */
const THE_KEY = '*';

/**
 * Where everything that needs a person goes. Under a key of its own, for CloudWatch cannot use SNS's. The
 * topic takes what these services say for this account alone.
 */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps = {}) {
    super(scope, id);
    const { email, removalPolicy = RemovalPolicy.RETAIN } = props;
    const key = new Key(this, 'Key', {
      description: 'What alarms say on their way to subscribers.',
      enableKeyRotation: true,
      removalPolicy,
    });
    this.topic = new Topic(this, 'Resource', { masterKey: key, enforceSSL: true });
    for (const service of TELLERS) {
      const principals = [new ServicePrincipal(service)];
      key.addToResourcePolicy(
        new PolicyStatement({
          principals,
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [THE_KEY],
        }),
      );
      this.topic.addToResourcePolicy(
        new PolicyStatement({
          principals,
          actions: ['sns:Publish'],
          resources: [this.topic.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      );
    }
    if (email !== undefined) this.mail(email);
  }

  /** Mails that SNS cannot deliver are kept, so that a silent mailbox shows. */
  private mail(address: string): void {
    const deadLetterQueue = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.topic.addSubscription(new EmailSubscription(address, { deadLetterQueue }));
  }
}
