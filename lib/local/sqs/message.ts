/** One message attribute in the service's own shape; `BinaryValue` is base64. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** A message as the queue keeps it, in memory and on disk. Times are epoch milliseconds. */
export interface StoredMessage {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** An AWS X-Ray header, the one system attribute a sender may set. */
  readonly traceHeader?: string;
  readonly sentAt: number;
  /** Nobody receives the message before this time. */
  readonly visibleAt: number;
  /** Deliveries so far, across all queues the message was in. */
  readonly receives: number;
  readonly firstReceivedAt?: number;
  /** The queue that gave up on the message, when this one is its dead-letter queue. */
  readonly deadLetterOf?: string;
  /** How many of `receives` happened before the message came to this queue. */
  readonly receivesElsewhere?: number;
}

/** What the service says of a message; times are epoch milliseconds as text. */
export interface SystemAttributes {
  readonly ApproximateReceiveCount: string;
  readonly SentTimestamp: string;
  readonly SenderId: string;
  readonly ApproximateFirstReceiveTimestamp: string;
  readonly AWSTraceHeader?: string;
}

/** A message as a receiver gets it: the members of a Lambda event record, minus the queue's own. */
export interface ReceivedMessage {
  readonly messageId: string;
  /** Names this delivery; needed to delete the message or to change its visibility. */
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  readonly attributes: SystemAttributes;
  readonly messageAttributes: MessageAttributes;
  /** The name of the queue that gave up on the message, in a dead-letter queue. */
  readonly deadLetterOf?: string;
}
