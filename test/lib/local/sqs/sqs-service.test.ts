import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openQueueStore } from '../../../../lib/local/sqs/queue-store.ts';
import { createSqsService } from '../../../../lib/local/sqs/sqs-service.ts';
import { serveJson } from '../wire-server.ts';
import { temporaryFolder } from './temporary-folder.ts';

let sqs: SQSClient;
let QueueUrl: string;

beforeEach(async () => {
  const store = await openQueueStore({ folder: temporaryFolder() });
  let url = '';
  const server = await serveJson([createSqsService({ store, baseUrl: () => url })]);
  url = server.url;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  sqs = new SQSClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  QueueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'work' }))).QueueUrl ?? '';
  onTestFinished(async () => {
    sqs.destroy();
    store.close();
    await server.close();
  });
});

const send = (MessageBody: string) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));

const receive = async (request: object = {}) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...request }))).Messages ??
  [];

const attribute = async (
  name: 'QueueArn' | 'VisibilityTimeout' | 'ApproximateNumberOfMessages',
  url = QueueUrl,
) =>
  (await sqs.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [name] }))).Attributes?.[
    name
  ];

describe('queues', () => {
  test('a queue is made once, found by name, listed by prefix and deleted', async () => {
    expect(QueueUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/000000000000\/work$/);
    expect((await sqs.send(new CreateQueueCommand({ QueueName: 'work' }))).QueueUrl).toBe(QueueUrl);
    expect((await sqs.send(new GetQueueUrlCommand({ QueueName: 'work' }))).QueueUrl).toBe(QueueUrl);
    await sqs.send(new CreateQueueCommand({ QueueName: 'other' }));
    expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls).toHaveLength(2);
    expect((await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'wo' }))).QueueUrls).toEqual([QueueUrl]);
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    await expect(send('x')).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  test('a long list comes in pages', async () => {
    for (const QueueName of ['a', 'b']) await sqs.send(new CreateQueueCommand({ QueueName }));
    const first = await sqs.send(new ListQueuesCommand({ MaxResults: 2 }));
    const second = await sqs.send(new ListQueuesCommand({ MaxResults: 2, NextToken: first.NextToken }));
    expect(
      [...(first.QueueUrls ?? []), ...(second.QueueUrls ?? [])].map((url) => url.split('/').at(-1)),
    ).toEqual(['a', 'b', 'work']);
    expect(second.NextToken).toBeUndefined();
  });

  test('attributes have their defaults, can be set, and tell the number of messages', async () => {
    await send('x');
    const all = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(all.Attributes).toMatchObject({
      QueueArn: 'arn:aws:sqs:us-east-1:000000000000:work',
      ApproximateNumberOfMessages: '1',
      ApproximateNumberOfMessagesNotVisible: '0',
      ApproximateNumberOfMessagesDelayed: '0',
      VisibilityTimeout: '30',
      MessageRetentionPeriod: '345600',
      MaximumMessageSize: '1048576',
      ReceiveMessageWaitTimeSeconds: '0',
      DelaySeconds: '0',
    });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '90' } }));
    expect(await attribute('VisibilityTimeout')).toBe('90');
  });

  test.each([
    [{ QueueName: 'work', Attributes: { VisibilityTimeout: '1' } }, 'QueueNameExists'],
    [{ QueueName: 'work.fifo' }, 'UnsupportedOperation'],
    [{ QueueName: 'no spaces' }, 'InvalidParameterValue'],
    [{ QueueName: 'new', Attributes: { VisibilityTimeout: '43201' } }, 'InvalidAttributeValue'],
    [{ QueueName: 'new', Attributes: { RedrivePolicy: '{"maxReceiveCount":3}' } }, 'InvalidAttributeValue'],
    [{ QueueName: 'new', Attributes: { FifoQueue: 'true' } }, 'InvalidAttributeName'],
  ])('making %j is refused as %s', async (request, name) => {
    await expect(sqs.send(new CreateQueueCommand(request))).rejects.toMatchObject({ name });
  });

  test('tags are kept', async () => {
    await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { team: 'vision', stage: 'dev' } }));
    await sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['stage'] }));
    expect((await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ team: 'vision' });
  });

  test('a purge empties the queue', async () => {
    await send('x');
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await receive()).toEqual([]);
  });
});

describe('messages', () => {
  test('a message goes round with body, attributes and digests that the SDK verifies', async () => {
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'picture' },
      size: { DataType: 'Number.int', StringValue: '12' },
      bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 1, 2]) },
    };
    const AWSTraceHeader = { DataType: 'String', StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793' };
    const sent = await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'grüße 👋',
        MessageAttributes,
        MessageSystemAttributes: { AWSTraceHeader },
      }),
    );
    const [message] = await receive({ MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'grüße 👋',
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      Attributes: { ApproximateReceiveCount: '1', AWSTraceHeader: AWSTraceHeader.StringValue },
    });
    expect(message?.MessageAttributes).toEqual(MessageAttributes);
  });

  test('the digest of attributes is the one that AWS computes', async () => {
    const MessageAttributes = { timestamp: { DataType: 'Number', StringValue: '1493147359900' } };
    const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageAttributes }));
    expect(sent.MD5OfMessageAttributes).toBe('235c5c510d26fb653d073faed50ae77c');
  });

  test('only the attributes that were asked for come, with the digest of those', async () => {
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    const MessageAttributes = { 'a.one': text('1'), 'a.two': text('2'), b: text('3') };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageAttributes }));
    const [some] = await receive({
      MessageAttributeNames: ['a.*'],
      AttributeNames: ['SentTimestamp'],
      VisibilityTimeout: 0,
    });
    expect(Object.keys(some?.MessageAttributes ?? {})).toEqual(['a.one', 'a.two']);
    expect(Object.keys(some?.Attributes ?? {})).toEqual(['SentTimestamp']);
    const [none] = await receive();
    expect(none).not.toHaveProperty('MessageAttributes');
    expect(none).not.toHaveProperty('Attributes');
  });

  test('a long poll is answered by the message that comes in meanwhile', async () => {
    const waiting = receive({ WaitTimeSeconds: 20 });
    await send('while you wait');
    expect((await waiting)[0]?.Body).toBe('while you wait');
  });

  test('a message goes to nobody when the long poll that waited for it has hung up', async () => {
    const hangUp = new AbortController();
    const poll = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 });
    const waiting = sqs.send(poll, { abortSignal: hangUp.signal });
    setTimeout(() => hangUp.abort(), 50);
    await expect(waiting).rejects.toThrow();
    await send('still there');
    expect((await receive({ WaitTimeSeconds: 5 }))[0]?.Body).toBe('still there');
  });

  test('visibility can be changed and the message deleted by its handle', async () => {
    await send('x');
    const [first] = await receive();
    const { ReceiptHandle } = first ?? {};
    await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    const [second] = await receive({ AttributeNames: ['All'] });
    expect(second?.Attributes?.ApproximateReceiveCount).toBe('2');
    const stale = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
    await expect(sqs.send(stale)).rejects.toMatchObject({ name: 'MessageNotInflight' });
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: second?.ReceiptHandle }));
    expect(await attribute('ApproximateNumberOfMessages')).toBe('0');
  });

  test('a mebibyte is taken, one byte more is not', async () => {
    await send('x'.repeat(1_048_576));
    await expect(send('x'.repeat(1_048_577))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    expect((await receive())[0]?.Body).toHaveLength(1_048_576);
  });

  test.each([
    [{ MessageBody: 'bell \u0007' }, 'InvalidMessageContents'],
    [{ MessageBody: '\ufffe' }, 'InvalidMessageContents'],
    [{ MessageBody: '' }, 'MissingParameter'],
    [{ MessageBody: 'x', DelaySeconds: 901 }, 'InvalidParameterValue'],
    [{ MessageBody: 'x', MessageGroupId: 'g' }, 'InvalidParameterValue'],
    [
      { MessageBody: 'x', MessageAttributes: { 'AWS.x': { DataType: 'String', StringValue: 'x' } } },
      'InvalidParameterValue',
    ],
    [
      { MessageBody: 'x', MessageAttributes: { x: { DataType: 'Text', StringValue: 'x' } } },
      'InvalidParameterValue',
    ],
    [
      { MessageBody: 'x', MessageAttributes: { x: { DataType: 'Number', StringValue: 'x' } } },
      'InvalidParameterValue',
    ],
  ])('sending %j is refused as %s', async (request, name) => {
    await expect(sqs.send(new SendMessageCommand({ QueueUrl, ...request }))).rejects.toMatchObject({ name });
  });

  test('receiving more than ten, waiting longer than twenty seconds, or unknown attributes are refused', async () => {
    await expect(receive({ MaxNumberOfMessages: 11 })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    await expect(receive({ WaitTimeSeconds: 21 })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(receive({ AttributeNames: ['Nonsense'] })).rejects.toMatchObject({
      name: 'InvalidAttributeName',
    });
  });

  test('tabs, line ends and characters beyond the basic plane are taken', async () => {
    await send('a\tb\r\nc 𝒳');
    expect((await receive())[0]?.Body).toBe('a\tb\r\nc 𝒳');
  });
});

describe('batches', () => {
  test('entries succeed and fail each for itself', async () => {
    const { Successful, Failed } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'good', MessageBody: 'good' },
          { Id: 'bad', MessageBody: '\u0000' },
        ],
      }),
    );
    expect(Successful?.map(({ Id }) => Id)).toEqual(['good']);
    expect(Failed).toMatchObject([{ Id: 'bad', SenderFault: true, Code: 'InvalidMessageContents' }]);
  });

  test('deliveries are released and deleted by the batch', async () => {
    await send('x');
    const [first] = await receive();
    const entry = { Id: 'one', ReceiptHandle: first?.ReceiptHandle };
    const shown = { QueueUrl, Entries: [{ ...entry, VisibilityTimeout: 0 }] };
    expect((await sqs.send(new ChangeMessageVisibilityBatchCommand(shown))).Failed).toEqual([]);
    expect(await receive()).toHaveLength(1);
    const deletion = { QueueUrl, Entries: [entry, { Id: 'two', ReceiptHandle: 'nonsense' }] };
    const { Successful, Failed } = await sqs.send(new DeleteMessageBatchCommand(deletion));
    expect(Successful).toEqual([{ Id: 'one' }]);
    expect(Failed).toMatchObject([{ Id: 'two', Code: 'ReceiptHandleIsInvalid' }]);
  });

  const entries = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ Id: `e${index}`, MessageBody: 'x' }));

  test.each([
    [entries(0), 'EmptyBatchRequest'],
    [entries(11), 'TooManyEntriesInBatchRequest'],
    [[...entries(1), ...entries(1)], 'BatchEntryIdsNotDistinct'],
    [[{ Id: 'no spaces', MessageBody: 'x' }], 'InvalidBatchEntryId'],
    [entries(2).map((entry) => ({ ...entry, MessageBody: 'x'.repeat(600_000) })), 'BatchRequestTooLong'],
  ])('a batch that breaks the rules as a whole is refused (%#: %s)', async (Entries, name) => {
    await expect(sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({
      name,
    });
    expect(await attribute('ApproximateNumberOfMessages')).toBe('0');
  });
});

describe('dead letters', () => {
  test('a dead letter names its source, and goes back there as a new message', async () => {
    const dead = (await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }))).QueueUrl ?? '';
    const SourceArn = await attribute('QueueArn', dead);
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
    const { MessageId } = await send('poison');
    await receive({ VisibilityTimeout: 0 });
    expect(await receive()).toEqual([]);
    const [letter] = await receive({ QueueUrl: dead, AttributeNames: ['All'], VisibilityTimeout: 0 });
    expect(letter).toMatchObject({
      MessageId,
      Attributes: { DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:000000000000:work' },
    });
    const sources = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
    expect(sources.queueUrls).toEqual([QueueUrl]);

    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn }));
    const [back] = await receive({ AttributeNames: ['All'] });
    expect(back).toMatchObject({ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } });
    expect(back?.MessageId).not.toBe(MessageId);
    const { Results } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn }));
    expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1 }]);
  });

  test('a move from a queue that nobody sends dead letters to, or that is not there, is refused', async () => {
    const SourceArn = await attribute('QueueArn');
    const move = (arn: string | undefined) => sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
    await expect(move(SourceArn)).rejects.toMatchObject({ name: 'UnsupportedOperation' });
    await expect(move(`${SourceArn}x`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
