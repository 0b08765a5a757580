import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { queueArn, REGION } from '../account.ts';
import type { LocalFunctions } from '../lambda/local-functions.ts';
import type { Invocation } from '../sandbox/sandbox.ts';
import type { ReceivedMessage } from '../sqs/message.ts';
import type { Queue } from '../sqs/queue.ts';
import { sqsRecord } from '../sqs/sqs-record.ts';

export interface QueueSourceOptions {
  readonly queue: Queue;
  readonly functionName: string;
  readonly functions: Pick<LocalFunctions, 'invoke'>;
  readonly batchSize: number;
  /** Batches in work at the same time. */
  readonly concurrency: number;
  /** Waits so many milliseconds. @default the system's timer */
  readonly pause?: (ms: number) => Promise<unknown>;
}

export interface QueueSource {
  /** Stops taking messages and waits for the batches in work. */
  close(): Promise<void>;
}

/**
 * Feeds a queue's messages to a function in batches, as Lambda's event source mapping does: what
 * the function does not name as failed is deleted, what failed comes again until the queue's redrive
 * policy sends it to the dead-letter queue. Failed messages come again after 1, 2, 4 … seconds, not
 * after the visibility timeout as on AWS: nobody at a laptop wants to wait six minutes.
 */
export const startQueueSource = (options: QueueSourceOptions): QueueSource => {
  const stop = new AbortController();
  const pollers = Array.from({ length: options.concurrency }, () => poll(options, stop.signal));
  return {
    close: async () => {
      stop.abort();
      await Promise.all(pollers);
    },
  };
};

const poll = async (options: QueueSourceOptions, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const messages = await options.queue.receive({ max: options.batchSize, waitSeconds: 20, signal });
    if (messages.length > 0) await deliver(options, messages);
  }
};

const deliver = async (options: QueueSourceOptions, messages: readonly ReceivedMessage[]): Promise<void> => {
  const { queue } = options;
  const origin = { queueArn: queueArn(queue.name), region: REGION };
  const event = { Records: messages.map((message) => sqsRecord(message, origin)) };
  const invocation = await invoked(options, event);
  const failed = invocation ? failedIds(invocation, messages) : idsOf(messages);
  await Promise.all(
    messages.map((message) =>
      failed.has(message.messageId) ? retryLater(queue, message) : queue.delete(message.receiptHandle),
    ),
  );
};

/** The function has no process free: the poller backs off, and the messages come again. */
const THROTTLED_PAUSE_MS = 500;

const invoked = async (
  { functions, functionName, pause = sleep }: QueueSourceOptions,
  event: unknown,
): Promise<Invocation | undefined> => {
  try {
    return await functions.invoke(functionName, event);
  } catch {
    await pause(THROTTLED_PAUSE_MS);
    return undefined;
  }
};

const BatchReply = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/**
 * Which messages come again, as Lambda reads a reply: a failed function, a reply it cannot read and
 * an id that was not in the batch each mean all of them; no failures named means none.
 */
export const failedIds = (
  invocation: Invocation,
  messages: readonly ReceivedMessage[],
): ReadonlySet<string> => {
  const all = idsOf(messages);
  if (!invocation.ok) return all;
  const reply = BatchReply.safeParse(JSON.parse(invocation.payload));
  if (!reply.success) return all;
  const failed = (reply.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => all.has(id)) ? new Set(failed) : all;
};

const idsOf = (messages: readonly ReceivedMessage[]): Set<string> =>
  new Set(messages.map(({ messageId }) => messageId));

const LONGEST_PAUSE_SECONDS = 30;

const retryLater = (queue: Queue, { receiptHandle, attributes }: ReceivedMessage): Promise<void> => {
  const receives = Number(attributes.ApproximateReceiveCount);
  return queue.changeVisibility(receiptHandle, Math.min(2 ** (receives - 1), LONGEST_PAUSE_SECONDS));
};
