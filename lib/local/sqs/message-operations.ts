import { AwsError } from '../wire/aws-error.ts';
import type { JsonCall, JsonObject, JsonOperation } from '../wire/json-service.ts';
import { readAttributeSelection, selectAttributes } from './attribute-selection.ts';
import { batchOperation } from './batch.ts';
import type { StoredMessage } from './message.ts';
import { messageBytes, readMessageAttributes } from './message-check.ts';
import { md5OfAttributes, md5OfBody } from './message-digest.ts';
import { invalid, isObject, objectAt, optionalText, requiredText, wholeNumber } from './parameters.ts';
import type { Queue } from './queue.ts';
import type { QueueAddresses } from './queue-address.ts';

/** The operations on messages, one at a time and in batches. */
export const messageOperations = (addresses: QueueAddresses): Readonly<Record<string, JsonOperation>> => {
  const { queueOf } = addresses;
  return {
    SendMessage: async (input) => sendOne(queueOf(input), input),
    SendMessageBatch: batchOperation({ queueOf, run: sendOne, check: checkTotalSize }),
    ReceiveMessage: async (input, call) => receive(addresses, input, call),
    DeleteMessage: async (input) => deleteOne(queueOf(input), input),
    DeleteMessageBatch: batchOperation({ queueOf, run: deleteOne }),
    ChangeMessageVisibility: async (input) => changeOne(queueOf(input), input),
    ChangeMessageVisibilityBatch: batchOperation({ queueOf, run: changeOne }),
  };
};

const sendOne = async (queue: Queue, input: JsonObject): Promise<object> => {
  for (const name of ['MessageGroupId', 'MessageDeduplicationId']) {
    if (optionalText(input, name) !== undefined)
      throw invalid(name, input[name], 'It is for FIFO queues only.');
  }
  const traceHeader = traceHeaderOf(input);
  const message = await queue.send(requiredText(input, 'MessageBody'), {
    attributes: readMessageAttributes(objectAt(input, 'MessageAttributes')),
    traceHeader,
    delaySeconds: wholeNumber(input, 'DelaySeconds', [0, 900]),
  });
  return sent(message);
};

const sent = ({ id, body, attributes, traceHeader }: StoredMessage): object => {
  const system =
    traceHeader === undefined ? {} : { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } };
  return {
    MessageId: id,
    MD5OfMessageBody: md5OfBody(body),
    MD5OfMessageAttributes: md5OfAttributes(attributes),
    MD5OfMessageSystemAttributes: md5OfAttributes(system),
  };
};

const traceHeaderOf = (input: JsonObject): string | undefined => {
  const { AWSTraceHeader, ...others } = readMessageAttributes(objectAt(input, 'MessageSystemAttributes'));
  const stranger = Object.keys(others)[0];
  if (stranger !== undefined)
    throw invalid('MessageSystemAttributes', stranger, 'Only AWSTraceHeader may be set.');
  return AWSTraceHeader?.StringValue;
};

const receive = async (
  addresses: QueueAddresses,
  input: JsonObject,
  { signal }: JsonCall,
): Promise<object> => {
  const selection = readAttributeSelection(input);
  const messages = await addresses.queueOf(input).receive({
    max: wholeNumber(input, 'MaxNumberOfMessages', [1, 10]),
    waitSeconds: wholeNumber(input, 'WaitTimeSeconds', [0, 20]),
    visibilitySeconds: wholeNumber(input, 'VisibilityTimeout', VISIBILITY_SECONDS),
    signal,
  });
  if (messages.length === 0) return {};
  return {
    Messages: messages.map((message) => {
      const { deadLetterOf } = message;
      return selectAttributes(
        message,
        selection,
        deadLetterOf === undefined ? undefined : addresses.arnOf(deadLetterOf),
      );
    }),
  };
};

const deleteOne = async (queue: Queue, input: JsonObject): Promise<object> => {
  await queue.delete(requiredText(input, 'ReceiptHandle'));
  return {};
};

const changeOne = async (queue: Queue, input: JsonObject): Promise<object> => {
  const seconds = wholeNumber(input, 'VisibilityTimeout', VISIBILITY_SECONDS);
  if (seconds === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter VisibilityTimeout.');
  }
  await queue.changeVisibility(requiredText(input, 'ReceiptHandle'), seconds);
  return {};
};

/** Up to twelve hours. */
const VISIBILITY_SECONDS = [0, 43_200] as const;

/** A whole batch weighs no more than one message may. */
const MOST_BATCH_BYTES = 1_048_576;

const checkTotalSize = (entries: readonly JsonObject[]): void => {
  const bytes = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
  if (bytes <= MOST_BATCH_BYTES) return;
  throw new AwsError(
    'BatchRequestTooLong',
    `Batch requests cannot be longer than ${MOST_BATCH_BYTES} bytes. You have sent ${bytes} bytes.`,
  );
};

/** Attributes that do not read weigh nothing here; their own entry is refused for them later. */
const entryBytes = ({ MessageBody, MessageAttributes }: JsonObject): number => {
  const body = typeof MessageBody === 'string' ? MessageBody : '';
  try {
    return messageBytes(body, readMessageAttributes(isObject(MessageAttributes) ? MessageAttributes : {}));
  } catch {
    return Buffer.byteLength(body);
  }
};
