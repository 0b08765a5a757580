import { Duration } from 'aws-cdk-lib';
import { MetricType } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from '../../../functions/definition.ts';
import type { FeedTrigger } from '../../../functions/feeds.ts';
import {
  ANNOUNCEMENTS_VARIABLE,
  DEAD_LETTERS_VARIABLE,
  queueVariable,
} from '../../../functions/variables.ts';
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
  trigger: FeedTrigger,
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
export const announceTo = (fn: MlFunction, ingest: IngestQueue): void =>
  letSend(fn, ingest, ANNOUNCEMENTS_VARIABLE);

/** Lets a function fill a queue that feeds another. */
export const fillQueue = (fn: MlFunction, ingest: IngestQueue, name: Queue): void =>
  letSend(fn, ingest, queueVariable(name));

const letSend = (fn: MlFunction, { queue }: IngestQueue, variable: string): void => {
  fn.policy.addStatements(allow(['sqs:SendMessage'], queue.queueArn));
  fn.setVariable(variable, queue.queueUrl);
};
