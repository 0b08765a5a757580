import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { ClientSettings } from '../aws/target.ts';
import { wrongUsage } from '../cli-error.ts';
import type { LetterAttribute, LetterQueue, QueueMessage } from './letter-queue.ts';

/** How long a letter that is looked at is hidden from others, should nobody give it back. */
const HOLD_SECONDS = 120;

/** A long poll asks all of SQS's servers, so that none left means none left. */
const WAIT_SECONDS = 1;

/** The dead-letter queue of the queue with that name. @throws {CliError} when it has none. */
export const openLetterQueue = async (client: ClientSettings, queueName: string): Promise<LetterQueue> => {
  const sqs = new SQSClient(client);
  const source = await urlOf(sqs, queueName);
  const letters = await urlOf(sqs, await deadLettersOf(sqs, source, queueName));
  return {
    take: async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: letters,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: HOLD_SECONDS,
          WaitTimeSeconds: WAIT_SECONDS,
          MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
          MessageAttributeNames: ['All'],
        }),
      );
      return Messages.map(messageOf);
    },
    giveBack: async (messages) => {
      for (let from = 0; from < messages.length; from += 10) {
        const Entries = messages.slice(from, from + 10).map(({ receiptHandle: ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: 0,
        }));
        await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: letters, Entries }));
      }
    },
    resend: async ({ body: MessageBody, attributes: MessageAttributes }) => {
      const { MessageId = '' } = await sqs.send(
        new SendMessageCommand({ QueueUrl: source, MessageBody, MessageAttributes }),
      );
      return MessageId;
    },
    remove: async ({ receiptHandle: ReceiptHandle }) => {
      await sqs.send(new DeleteMessageCommand({ QueueUrl: letters, ReceiptHandle }));
    },
  };
};

const urlOf = async (sqs: SQSClient, QueueName: string): Promise<string> =>
  (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? '';

const deadLettersOf = async (sqs: SQSClient, QueueUrl: string, name: string): Promise<string> => {
  const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['RedrivePolicy'] });
  const policy = (await sqs.send(command)).Attributes?.RedrivePolicy ?? '{}';
  const { deadLetterTargetArn: arn }: { deadLetterTargetArn?: unknown } = JSON.parse(policy);
  if (typeof arn === 'string') return arn.slice(arn.lastIndexOf(':') + 1);
  throw wrongUsage(`the queue ${name} has no dead-letter queue; name the queue that a function reads`);
};

const messageOf = (message: Message): QueueMessage => {
  const { MessageId = '', ReceiptHandle = '', Body = '', Attributes, MessageAttributes = {} } = message;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(
        ([name, { DataType, StringValue }]): [string, LetterAttribute] => [
          name,
          { DataType: DataType ?? 'String', ...(StringValue !== undefined && { StringValue }) },
        ],
      ),
    ),
    sentAt: Number(Attributes?.SentTimestamp ?? 0),
    receives: Number(Attributes?.ApproximateReceiveCount ?? 1),
  };
};
