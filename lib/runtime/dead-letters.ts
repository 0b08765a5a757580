import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { ErrorCode } from '../core/errors.ts';
import { currentScope, safeId } from './correlation.ts';
import { type QueueRecord, receivesOf } from './queue-event.ts';

/** Why a message is given up. The detail is ours and names no keys and no values. */
export interface GiveUpReason {
  readonly code: ErrorCode;
  readonly detail: string;
}

/** Where messages go that will not be tried again by themselves. */
export interface DeadLetters {
  /** The delivery whose failure is the last; below the queue's own limit, which moves a message without a word. */
  readonly maxReceives: number;
  /** Resolves when the message is safe there, at least once. */
  bury(record: QueueRecord, reason: GiveUpReason): Promise<void>;
}

/**
 * Message attributes that say why, in a dead-letter queue. SQS adds none when it moves a message by itself, so a
 * message without them was given up because nothing ever answered for it.
 */
export const LETTER_ATTRIBUTES = {
  code: 'reasonCode',
  detail: 'reason',
  attempts: 'attempts',
  /** The message in the source queue that this one stands for. */
  messageId: 'originalMessageId',
  correlationId: 'correlationId',
} as const;

/** Whether somebody sent a message again that had been given up: it brings the reason along. */
export const isReplayed = ({ messageAttributes }: QueueRecord): boolean =>
  messageAttributes?.[LETTER_ATTRIBUTES.code] !== undefined;

interface LetterQueue {
  readonly url: string;
  readonly maxReceives: number;
}

/** A dead-letter queue that the function itself writes to, for SQS's own redrive tells no reason. */
export const sqsDeadLetters = (sqs: SQSClient, { url, maxReceives }: LetterQueue): DeadLetters => ({
  maxReceives,
  bury: async (record, { code, detail }) => {
    const { correlationId } = currentScope() ?? {};
    const MessageAttributes = {
      [LETTER_ATTRIBUTES.code]: text(code),
      [LETTER_ATTRIBUTES.detail]: text(detail),
      [LETTER_ATTRIBUTES.attempts]: { DataType: 'Number', StringValue: String(receivesOf(record)) },
      [LETTER_ATTRIBUTES.messageId]: text(safeId(record.messageId)),
      ...(correlationId && { [LETTER_ATTRIBUTES.correlationId]: text(correlationId) }),
    };
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: record.body, MessageAttributes }));
  },
});

const text = (StringValue: string) => ({ DataType: 'String', StringValue });
