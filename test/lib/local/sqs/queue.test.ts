import { expect, onTestFinished, test } from 'vitest';
import { openQueueStore } from '../../../../lib/local/sqs/queue-store.ts';
import { manualClock } from './manual-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = async (attributes: Readonly<Record<string, string>> = {}) => {
  const time = manualClock();
  const store = await openQueueStore({ folder: temporaryFolder(), clock: time.clock });
  onTestFinished(() => store.close());
  return { ...time, store, queue: store.createQueue('work', attributes) };
};

const receiveBodies = async (queue: Awaited<ReturnType<typeof open>>['queue'], max = 10): Promise<string[]> =>
  (await queue.receive({ max })).map(({ body }) => body);

test('messages come in the order in which they were sent', async () => {
  const { queue } = await open();
  for (const body of ['a', 'b', 'c']) await queue.send(body);
  expect(await receiveBodies(queue, 2)).toEqual(['a', 'b']);
  expect(await receiveBodies(queue, 2)).toEqual(['c']);
});

test('a received message is hidden for the visibility timeout and then comes again with its count', async () => {
  const { queue, advance, clock } = await open({ VisibilityTimeout: '60' });
  await queue.send('once more');
  const first = clock.now();
  await queue.receive();
  await advance(59);
  expect(await queue.receive()).toEqual([]);
  await advance(1);
  expect((await queue.receive())[0]?.attributes).toMatchObject({
    ApproximateReceiveCount: '2',
    ApproximateFirstReceiveTimestamp: String(first),
    SentTimestamp: String(first),
  });
});

test('the depth tells visible, in flight and delayed messages apart', async () => {
  const { queue, advance } = await open();
  for (const body of ['a', 'b', 'c']) await queue.send(body);
  await queue.send('later', { delaySeconds: 5 });
  await queue.receive();
  expect(queue.depth()).toEqual({ visible: 2, inFlight: 1, delayed: 1 });
  await advance(5);
  expect(queue.depth()).toEqual({ visible: 3, inFlight: 1, delayed: 0 });
});

test('a delayed message is not received before its time', async () => {
  const { queue, advance } = await open({ DelaySeconds: '10' });
  await queue.send('patience');
  await advance(9);
  expect(await queue.receive()).toEqual([]);
  await advance(1);
  expect(await receiveBodies(queue)).toEqual(['patience']);
});

test('a deleted message is gone, also by the handle of an earlier delivery', async () => {
  const { queue, advance } = await open();
  await queue.send('twice');
  const [first] = await queue.receive();
  await advance(30);
  await queue.receive();
  await queue.delete(first?.receiptHandle ?? '');
  await queue.delete(first?.receiptHandle ?? '');
  await advance(60);
  expect(await queue.receive()).toEqual([]);
});

test('visibility can be taken back, prolonged, and not changed with the handle of an earlier delivery', async () => {
  const { queue, advance } = await open();
  await queue.send('held');
  const [first] = await queue.receive();
  await queue.changeVisibility(first?.receiptHandle ?? '', 0);
  const [second] = await queue.receive();
  expect(second?.body).toBe('held');
  await queue.changeVisibility(second?.receiptHandle ?? '', 100);
  await advance(99);
  expect(queue.depth().inFlight).toBe(1);
  await expect(queue.changeVisibility(first?.receiptHandle ?? '', 1)).rejects.toMatchObject({
    code: 'MessageNotInflight',
  });
  await advance(1);
  await expect(queue.changeVisibility(second?.receiptHandle ?? '', 1)).rejects.toMatchObject({
    code: 'MessageNotInflight',
  });
});

test('a handle that no receive of this queue gave out is refused', async () => {
  const { queue, store } = await open();
  const other = store.createQueue('other');
  await other.send('elsewhere');
  const [message] = await other.receive();
  await expect(queue.delete('nonsense')).rejects.toMatchObject({ code: 'ReceiptHandleIsInvalid' });
  await expect(queue.delete(message?.receiptHandle ?? '')).rejects.toMatchObject({
    code: 'ReceiptHandleIsInvalid',
  });
});

test('a message older than the retention period is gone', async () => {
  const { queue, advance } = await open({ MessageRetentionPeriod: '60' });
  await queue.send('old');
  await advance(30);
  await queue.send('young');
  await advance(31);
  expect(queue.depth().visible).toBe(1);
  expect(await receiveBodies(queue)).toEqual(['young']);
});

test('a waiting receiver gets a message as soon as it is sent', async () => {
  const { queue, pending } = await open();
  const waiting = queue.receive({ waitSeconds: 20 });
  expect(pending()).toBe(1);
  await queue.send('now');
  expect((await waiting)[0]?.body).toBe('now');
  expect(pending()).toBe(0);
});

test('a waiting receiver gets a message when its delay or its visibility timeout ends', async () => {
  const { queue, advance } = await open();
  await queue.send('delayed', { delaySeconds: 5 });
  const delayed = queue.receive({ waitSeconds: 20, visibilitySeconds: 7 });
  await advance(5);
  expect((await delayed)[0]?.body).toBe('delayed');
  const again = queue.receive({ waitSeconds: 20 });
  await advance(7);
  expect((await again)[0]?.attributes.ApproximateReceiveCount).toBe('2');
});

test('waiting receivers are served in the order in which they came', async () => {
  const { queue } = await open();
  const [first, second] = [queue.receive({ waitSeconds: 20 }), queue.receive({ waitSeconds: 20 })];
  await queue.send('for the first');
  await queue.send('for the second');
  expect([(await first)[0]?.body, (await second)[0]?.body]).toEqual(['for the first', 'for the second']);
});

test('a wait ends with nothing at its deadline, at an abort and at close, and leaves no timer', async () => {
  const { queue, advance, pending } = await open();
  const late = queue.receive({ waitSeconds: 3 });
  await advance(3);
  expect(await late).toEqual([]);
  const hangUp = new AbortController();
  const aborted = queue.receive({ waitSeconds: 20, signal: hangUp.signal });
  hangUp.abort();
  expect(await aborted).toEqual([]);
  expect(pending()).toBe(0);
  const closed = queue.receive({ waitSeconds: 20 });
  queue.close();
  expect(await closed).toEqual([]);
  expect(pending()).toBe(0);
});

test('a message is not spent on a receiver that has hung up', async () => {
  const { queue } = await open();
  const hangUp = new AbortController();
  const aborted = queue.receive({ waitSeconds: 20, signal: hangUp.signal });
  hangUp.abort();
  await queue.send('for somebody else');
  expect(await aborted).toEqual([]);
  expect(await receiveBodies(queue)).toEqual(['for somebody else']);
});

test('a closed queue says so instead of waiting', async () => {
  const { queue } = await open();
  queue.close();
  await expect(queue.send('too late')).rejects.toMatchObject({ code: 'QueueDoesNotExist' });
  await expect(queue.receive({ waitSeconds: 20 })).rejects.toMatchObject({ code: 'QueueDoesNotExist' });
});
