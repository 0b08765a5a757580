import { Duration } from 'aws-cdk-lib';
import { MetricType } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import {
  ANNOUNCEMENTS_VARIABLE,
  type BucketTrigger,
  DEAD_LETTERS_VARIABLE,
} from '../../../functions/definition.ts';
import { allow } from './access-statements.ts';
import { BATCHING_WINDOW_SECONDS, type IngestQueue } from './ingest-queue.ts';
import type { MlFunction } from './ml-function.ts';

/**
 * Lets a function read a queue, and has Lambda call its alias with what arrives, failing message by message. What
 * the function gives up it sends to the dead letters itself, for SQS's own redrive tells no reason.
 */
export const feedFromQueue = (
  fn: MlFunction,
  { queue, deadLetters }: IngestQueue,
  trigger: BucketTrigger,
): void => {
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  fn.policy.addStatements(allow(actions, queue.queueArn), allow(['sqs:SendMessage'], deadLetters.queueArn));
  fn.setVariable(DEAD_LETTERS_VARIABLE, deadLetters.queueUrl);
  fn.alias.addEventSource(
    new SqsEventSource(queue, {
      batchSize: trigger.batchSize,
      maxBatchingWindow: Duration.seconds(BATCHING_WINDOW_SECONDS),
      maxConcurrency: trigger.maxConcurrency,
      reportBatchItemFailures: true,
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    }),
  );
};

/** Lets a function send to a queue what S3 would have sent. */
export const announceTo = (fn: MlFunction, { queue }: IngestQueue): void => {
  fn.policy.addStatements(allow(['sqs:SendMessage'], queue.queueArn));
  fn.setVariable(ANNOUNCEMENTS_VARIABLE, queue.queueUrl);
};
