import { Duration } from 'aws-cdk-lib';
import { MetricType } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { BucketTrigger } from '../../../functions/definition.ts';
import { allow } from './access-statements.ts';
import { BATCHING_WINDOW_SECONDS } from './ingest-queue.ts';
import type { MlFunction } from './ml-function.ts';

/** Lets a function read a queue, and has Lambda call its alias with what arrives, failing message by message. */
export const feedFromQueue = (fn: MlFunction, queue: IQueue, trigger: BucketTrigger): void => {
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  fn.policy.addStatements(allow(actions, queue.queueArn));
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
