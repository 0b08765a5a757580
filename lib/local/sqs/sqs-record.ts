import type { MessageAttribute, ReceivedMessage } from './message.ts';

export interface RecordOrigin {
  readonly queueArn: string;
  readonly region: string;
}

/** One record of the event that Lambda's poller hands to a function; `{ Records: [ … ] }` is the event. */
export const sqsRecord = (message: ReceivedMessage, { queueArn, region }: RecordOrigin) => {
  const { deadLetterOf, attributes, messageAttributes, ...rest } = message;
  const source =
    deadLetterOf === undefined ? {} : { DeadLetterQueueSourceArn: sourceArn(queueArn, deadLetterOf) };
  return {
    ...rest,
    attributes: { ...attributes, ...source },
    messageAttributes: Object.fromEntries(
      Object.entries(messageAttributes).map(([name, attribute]) => [name, recordAttribute(attribute)]),
    ),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
};

/** A dead-letter queue is in the account and Region of its sources. */
const sourceArn = (queueArn: string, source: string): string =>
  `${queueArn.slice(0, queueArn.lastIndexOf(':') + 1)}${source}`;

const recordAttribute = ({ DataType, StringValue, BinaryValue }: MessageAttribute) => ({
  ...(StringValue === undefined ? {} : { stringValue: StringValue }),
  ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
  stringListValues: [],
  binaryListValues: [],
  dataType: DataType,
});
