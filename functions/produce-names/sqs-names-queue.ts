import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { InternalError, TransientError } from '../../lib/core/errors.ts';
import type { NameMessage } from '../../lib/core/pipeline/name-message.ts';
import { inParallel } from '../../lib/runtime/in-parallel.ts';
import { inTries } from '../../lib/runtime/in-tries.ts';
import type { NamesQueue } from './ports.ts';

/** As many as SQS takes in one call. */
const BATCH = 10;
/** Calls under way at the same time. */
const AT_ONCE = 8;
const TRIES = { tries: 4, totalMs: 20_000 };

/** Sends in batches, and again what SQS did not take of one. */
export const sqsNamesQueue = (sqs: SQSClient, queueUrl: string): NamesQueue => ({
  send: async (messages) => {
    const batches = Array.from({ length: Math.ceil(messages.length / BATCH) }, (_, index) =>
      messages.slice(index * BATCH, (index + 1) * BATCH),
    );
    await inParallel(batches, AT_ONCE, (batch) => sendBatch(sqs, queueUrl, batch));
  },
});

const sendBatch = async (sqs: SQSClient, QueueUrl: string, batch: readonly NameMessage[]): Promise<void> => {
  let left = batch.map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) }));
  await inTries(async () => {
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: left }));
    if (Failed.length === 0) return { ok: true, value: undefined };
    const refused = new Set(Failed.map(({ Id }) => Id));
    left = left.filter(({ Id }) => refused.has(Id));
    const isOurs = Failed.some(({ SenderFault }) => SenderFault);
    return { ok: false, error: isOurs ? notTaken() : overloaded(), again: !isOurs };
  }, TRIES);
};

const overloaded = () =>
  new TransientError('overloaded', 'the queue of names takes no more messages; try again later');

const notTaken = () =>
  new InternalError('internal_error', 'the queue of names takes no message of this kind');
