import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { HouseRule } from './house-rule.ts';
import { mappedFunction } from './mapped-function.ts';
import { referred } from './referred.ts';

/** What SQS and Lambda take where a template says nothing, in seconds. */
const UNSAID = { visibility: 30, timeout: 3 } as const;

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
export const queueVisibility: HouseRule = {
  name: 'QueueVisibility',
  promise:
    "A queue hides a message at least six times as long as its reader's timeout, and the batching window on top; else a message is delivered again while it is in work. Raise the queue's visibility timeout.",
  problemsOf: (mapping) => {
    if (!(mapping instanceof CfnEventSourceMapping)) return [];
    const queue = referred(mapping, mapping.eventSourceArn);
    const fn = mappedFunction(mapping);
    if (!(queue instanceof CfnQueue) || !fn) return [];
    const { visibilityTimeout = UNSAID.visibility } = queue;
    const needed = 6 * (fn.timeout ?? UNSAID.timeout) + (mapping.maximumBatchingWindowInSeconds ?? 0);
    return visibilityTimeout >= needed ? [] : [`hides ${visibilityTimeout} s, needs ${needed} s`];
  },
};
