import { NameMessage } from '../../core/pipeline/name-message.ts';
import { LETTER_ATTRIBUTES } from '../../runtime/dead-letters.ts';
import { readS3Notification } from '../../runtime/s3-records.ts';
import type { QueueMessage } from './letter-queue.ts';

/** A dead letter, as people want to see it. */
export interface Letter {
  readonly messageId: string;
  /** Of the objects it is about, or the name of a list's row; none when the message is neither. */
  readonly keys: readonly string[];
  readonly reasonCode: string;
  readonly reason: string;
  readonly attempts: number;
  /** ISO 8601, UTC: when it came here, or, where SQS moved it, when it was first sent. */
  readonly since: string;
  readonly correlationId?: string;
}

/** What a message without a reason must have died of: whoever gives one up says why. */
const UNANSWERED = {
  code: 'no_answer',
  detail:
    'the function never answered for it: it ended, ran out of time or memory, was held back, or could not start',
};

export const readLetter = ({ messageId, body, attributes, sentAt, receives }: QueueMessage): Letter => {
  const told = (name: keyof typeof LETTER_ATTRIBUTES): string | undefined =>
    attributes[LETTER_ATTRIBUTES[name]]?.StringValue;
  const correlationId = told('correlationId');
  return {
    messageId,
    keys: keysIn(body),
    reasonCode: told('code') ?? UNANSWERED.code,
    reason: told('detail') ?? UNANSWERED.detail,
    attempts: Number(told('attempts') ?? receives - 1),
    since: new Date(sentAt).toISOString(),
    ...(correlationId !== undefined && { correlationId }),
  };
};

/** The id that a message had before it was given up: its own where SQS moved it. */
export const originalId = ({ messageId, attributes }: QueueMessage): string =>
  attributes[LETTER_ATTRIBUTES.messageId]?.StringValue ?? messageId;

/** Dead letters hold anything, also what was given up for not being what its function takes. */
const keysIn = (body: string): readonly string[] => {
  try {
    const message: unknown = JSON.parse(body);
    const row = NameMessage.safeParse(message);
    return row.success ? [row.data.name] : readS3Notification(message).created.map(({ key }) => key);
  } catch {
    return [];
  }
};
