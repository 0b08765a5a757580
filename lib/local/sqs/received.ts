import type { ReceivedMessage, StoredMessage } from './message.ts';
import { md5OfBody } from './message-digest.ts';
import { writeReceiptHandle } from './receipt-handle.ts';

/** Who sends on a laptop; AWS puts the sender's IAM id here. */
const SENDER = 'AIDALAPTOP';

/** What a receiver is told about a message of `queue`. */
export const received = (message: StoredMessage, queue: string): ReceivedMessage => ({
  messageId: message.id,
  receiptHandle: writeReceiptHandle({ queue, messageId: message.id, receive: message.receives }),
  body: message.body,
  md5OfBody: md5OfBody(message.body),
  attributes: {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    SenderId: SENDER,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    ...(message.traceHeader === undefined ? {} : { AWSTraceHeader: message.traceHeader }),
  },
  messageAttributes: message.attributes,
  ...(message.deadLetterOf === undefined ? {} : { deadLetterOf: message.deadLetterOf }),
});
