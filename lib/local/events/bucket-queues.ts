import type { BucketTrigger, FunctionDefinition } from '../../../functions/definition.ts';
import { ACCOUNT_ID, deadLettersOf, queueArn, REGION } from '../account.ts';
import { s3EventBody } from '../s3/event-record.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import type { Queue } from '../sqs/queue.ts';
import type { QueueStore } from '../sqs/queue-store.ts';

/** A function that a bucket feeds, and the queue between them. */
export interface BucketQueue {
  readonly definition: FunctionDefinition;
  readonly trigger: BucketTrigger;
  readonly queue: Queue;
}

const FOURTEEN_DAYS_SECONDS = 14 * 24 * 3600;

/** Lambda's advice for queues it polls: six times the function's timeout. */
const VISIBILITY_TIMEOUTS = 6;

/**
 * Makes the queue and the dead-letter queue of every bucket trigger, and has created objects whose
 * keys end as the trigger says announced there.
 */
export const connectBuckets = (
  definitions: readonly FunctionDefinition[],
  { objects, queues }: { readonly objects: Pick<ObjectStore, 'onCreated'>; readonly queues: QueueStore },
): readonly BucketQueue[] => {
  const connected = definitions.flatMap((definition) =>
    definition.triggers.flatMap((trigger) =>
      trigger.kind === 'bucket'
        ? [{ definition, trigger, queue: queueFor(queues, definition, trigger) }]
        : [],
    ),
  );
  objects.onCreated(async (event) => {
    const body = JSON.stringify(s3EventBody(event, { region: REGION, accountId: ACCOUNT_ID }));
    const fed = connected.filter(
      ({ trigger }) =>
        trigger.bucket === event.bucket && trigger.suffixes.some((suffix) => event.key.endsWith(suffix)),
    );
    await Promise.all(fed.map(({ queue }) => queue.send(body)));
  });
  return connected;
};

const queueFor = (
  queues: QueueStore,
  { name, timeoutSeconds }: FunctionDefinition,
  { maxReceiveCount }: BucketTrigger,
): Queue => {
  const deadLetters = deadLettersOf(name);
  queues.ensureQueue(deadLetters, { MessageRetentionPeriod: String(FOURTEEN_DAYS_SECONDS) });
  return queues.ensureQueue(name, {
    VisibilityTimeout: String(timeoutSeconds * VISIBILITY_TIMEOUTS),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(deadLetters), maxReceiveCount }),
  });
};
