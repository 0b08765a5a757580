import { Duration } from 'aws-cdk-lib';
import { type Alarm, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IngestQueue } from './ingest-queue.ts';
import { topicAlarm } from './topic-alarm.ts';

export interface QueueAlarmsProps {
  readonly ingest: IngestQueue;
  readonly topic: ITopic;
  /**
   * How long a message may wait before somebody is told, in minutes.
   *
   * @default 30, as long as AWS takes to give up a message five times over at six timeouts of a minute
   */
  readonly waitingMinutes?: number;
}

/** SQS drops a dead letter after 14 days, counted from its first arrival in the source queue. */
const DEAD_LETTER_DAYS = 10;

/** Tells of what a queue gave up, of what it is about to lose, and of what waits too long. */
export class QueueAlarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, props: QueueAlarmsProps) {
    super(scope, id);
    const { ingest, topic, waitingMinutes = 30 } = props;
    const { queue, deadLetters } = ingest;
    const period = Duration.minutes(1);
    this.all = [
      topicAlarm(this, 'dead-letters', {
        topic,
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
        atLeast: 1,
        meaning: 'Messages were given up. Read their reasons (polo dlq list), mend the cause, replay them.',
      }),
      topicAlarm(this, 'dead-letters-age', {
        topic,
        metric: deadLetters.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
        atLeast: Duration.days(DEAD_LETTER_DAYS).toSeconds(),
        meaning: `A dead letter is ${DEAD_LETTER_DAYS} days old; after 14 SQS drops it. Replay it or keep a copy.`,
      }),
      topicAlarm(this, 'oldest-message', {
        topic,
        metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
        atLeast: Duration.minutes(waitingMinutes).toSeconds(),
        periods: 5,
        meaning: `A message has waited ${waitingMinutes} minutes. Look whether its function fails, is throttled, or has too much to do.`,
      }),
    ];
  }
}
