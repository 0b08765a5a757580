import type { FunctionDefinition } from '../../../functions/definition.ts';
import { type FeedTrigger, feedsOf } from '../../../functions/feeds.ts';
import { ACCOUNT_ID, deadLettersOf, queueArn, REGION } from '../account.ts';
import { s3EventBody } from '../s3/event-record.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import type { Queue } from '../sqs/queue.ts';
import type { QueueStore } from '../sqs/queue-store.ts';

/** A function that a queue feeds, and that queue, which is named as the function is. */
export interface FedQueue {
  readonly definition: FunctionDefinition;
  readonly trigger: FeedTrigger;
  readonly queue: Queue;
}

const FOURTEEN_DAYS_SECONDS = 14 * 24 * 3600;

/** Lambda's advice for queues it polls: six times the function's timeout. */
const VISIBILITY_TIMEOUTS = 6;

/**
 * Makes the queue and the dead-letter queue of every bucket and queue trigger, and has created objects whose
 * keys end as a bucket's trigger says announced there.
 */
export const connectQueues = (
  definitions: readonly FunctionDefinition[],
  { objects, queues }: { readonly objects: Pick<ObjectStore, 'onCreated'>; readonly queues: QueueStore },
): readonly FedQueue[] => {
  const connected = definitions.flatMap((definition) =>
    feedsOf(definition).map((trigger) => ({
      definition,
      trigger,
      queue: queueFor(queues, definition, trigger),
    })),
  );
  objects.onCreated(async (event) => {
    const body = JSON.stringify(s3EventBody(event, { region: REGION, accountId: ACCOUNT_ID }));
    const fed = connected.filter(({ trigger }) => hearsOf(trigger, event));
    await Promise.all(fed.map(({ queue }) => queue.send(body)));
  });
  return connected;
};

const hearsOf = (trigger: FeedTrigger, created: { readonly bucket: string; readonly key: string }): boolean =>
  trigger.kind === 'bucket' &&
  trigger.bucket === created.bucket &&
  trigger.suffixes.some((suffix) => created.key.endsWith(suffix));

const queueFor = (
  queues: QueueStore,
  { name, timeoutSeconds }: FunctionDefinition,
  { maxReceiveCount }: FeedTrigger,
): Queue => {
  const deadLetters = deadLettersOf(name);
  queues.ensureQueue(deadLetters, { MessageRetentionPeriod: String(FOURTEEN_DAYS_SECONDS) });
  return queues.ensureQueue(name, {
    VisibilityTimeout: String(timeoutSeconds * VISIBILITY_TIMEOUTS),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(deadLetters), maxReceiveCount }),
  });
};
