import type { Queue } from '../../lib/local/sqs/queue.ts';
import { type GiveUpReason, LETTER_ATTRIBUTES } from '../../lib/runtime/dead-letters.ts';
import { type QueueRecord, receivesOf } from '../../lib/runtime/queue-event.ts';

/** Sends a letter as a function does that gives a message up. */
export const buryIn = async (
  deadLetters: Queue,
  record: QueueRecord,
  { code, detail }: GiveUpReason,
): Promise<void> => {
  const attributes = {
    [LETTER_ATTRIBUTES.code]: text(code),
    [LETTER_ATTRIBUTES.detail]: text(detail),
    [LETTER_ATTRIBUTES.attempts]: text(String(receivesOf(record))),
    [LETTER_ATTRIBUTES.messageId]: text(record.messageId),
  };
  await deadLetters.send(record.body, { attributes });
};

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
