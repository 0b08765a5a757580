import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';
import type { ReceivedMessage } from './message.ts';
import { md5OfAttributes } from './message-digest.ts';
import { textList } from './parameters.ts';

/** How a ReceiveMessage request wants its messages to look. */
export interface AttributeSelection {
  readonly system: readonly string[];
  readonly message: readonly string[];
}

/** @throws {AwsError} InvalidAttributeName for a system attribute that messages do not have. */
export const readAttributeSelection = (input: JsonObject): AttributeSelection => {
  const system = [...textList(input, 'AttributeNames'), ...textList(input, 'MessageSystemAttributeNames')];
  const stranger = system.find((name) => !SYSTEM_ATTRIBUTES.includes(name));
  if (stranger !== undefined) throw new AwsError('InvalidAttributeName', `Unknown Attribute ${stranger}.`);
  return { system, message: textList(input, 'MessageAttributeNames') };
};

/** A received message in the service's own words, with the attributes that were asked for. */
export const selectAttributes = (
  message: ReceivedMessage,
  selection: AttributeSelection,
  sourceArn?: string,
): object => {
  const all = {
    ...message.attributes,
    ...(sourceArn === undefined ? {} : { DeadLetterQueueSourceArn: sourceArn }),
  };
  const Attributes = kept(all, (name) => selection.system.includes('All') || selection.system.includes(name));
  const MessageAttributes = kept(message.messageAttributes, (name) =>
    selection.message.some((want) => wants(want, name)),
  );
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    ...(Attributes && { Attributes }),
    ...(MessageAttributes && {
      MessageAttributes,
      MD5OfMessageAttributes: md5OfAttributes(MessageAttributes),
    }),
  };
};

const SYSTEM_ATTRIBUTES = [
  'All',
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
];

/** `All` and `.*` want everything, `prefix.*` what begins with the prefix. */
const wants = (want: string, name: string): boolean =>
  want === 'All' || want === name || (want.endsWith('.*') && name.startsWith(want.slice(0, -2)));

const kept = <T>(
  all: Readonly<Record<string, T>>,
  keep: (name: string) => boolean,
): Record<string, T> | undefined => {
  const entries = Object.entries(all).filter(([name]) => keep(name));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
};
