/** One message attribute, as SQS has it. */
export interface LetterAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
}

/** A message as it lies in a queue. */
export interface QueueMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, LetterAttribute>>;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  /** This time included. */
  readonly receives: number;
}

/** A dead-letter queue and the queue that its messages come from. */
export interface LetterQueue {
  /** Up to ten messages that nobody else gets for a while; none when none is left. */
  take(): Promise<readonly QueueMessage[]>;
  /** Shows messages to others again, at once. */
  giveBack(messages: readonly QueueMessage[]): Promise<void>;
  /** Sends a copy to the source queue. @returns its new message id */
  resend(message: QueueMessage): Promise<string>;
  remove(message: QueueMessage): Promise<void>;
}
