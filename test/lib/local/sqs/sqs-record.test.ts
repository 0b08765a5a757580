import type { SQSRecord } from 'aws-lambda';
import { expect, onTestFinished, test } from 'vitest';
import { openQueueStore } from '../../../../lib/local/sqs/queue-store.ts';
import { sqsRecord } from '../../../../lib/local/sqs/sqs-record.ts';
import { temporaryFolder } from './temporary-folder.ts';

const origin = { queueArn: 'arn:aws:sqs:us-east-1:000000000000:work', region: 'us-east-1' };

test('a received message becomes the record that Lambda hands to a function', async () => {
  const store = await openQueueStore({ folder: temporaryFolder() });
  onTestFinished(() => store.close());
  const queue = store.createQueue('work');
  await queue.send('hello', {
    attributes: {
      kind: { DataType: 'String', StringValue: 'picture' },
      bytes: { DataType: 'Binary', BinaryValue: 'AAEC' },
    },
  });
  const [message] = await queue.receive();
  if (message === undefined) throw new Error('nothing was received');
  const record: SQSRecord = sqsRecord(message, origin);
  expect(record).toEqual({
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: 'hello',
    md5OfBody: '5d41402abc4b2a76b9719d911017c592',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: expect.stringMatching(/^\d{13}$/),
      SenderId: expect.any(String),
      ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
    },
    messageAttributes: {
      kind: { stringValue: 'picture', stringListValues: [], binaryListValues: [], dataType: 'String' },
      bytes: { binaryValue: 'AAEC', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
    },
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:work',
    awsRegion: 'us-east-1',
  });
});

test('a dead letter names the queue it comes from', () => {
  const message = {
    messageId: 'm',
    receiptHandle: 'h',
    body: 'b',
    md5OfBody: 'd',
    attributes: {
      ApproximateReceiveCount: '3',
      SentTimestamp: '1767225600000',
      SenderId: 'somebody',
      ApproximateFirstReceiveTimestamp: '1767225600000',
    },
    messageAttributes: {},
    deadLetterOf: 'work',
  };
  expect(
    sqsRecord(message, { ...origin, queueArn: 'arn:aws:sqs:us-east-1:000000000000:dead' }).attributes,
  ).toMatchObject({
    DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:000000000000:work',
  });
});
