import { expect, onTestFinished, test } from 'vitest';
import { openQueueStore } from '../../../../lib/local/sqs/queue-store.ts';
import { manualClock } from './manual-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const redriveTo = (name: string, maxReceiveCount: number) => ({
  RedrivePolicy: JSON.stringify({
    deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${name}`,
    maxReceiveCount,
  }),
});

const open = async (maxReceiveCount = 2) => {
  const time = manualClock();
  const folder = temporaryFolder();
  const store = await openQueueStore({ folder, clock: time.clock });
  onTestFinished(() => store.close());
  const dead = store.createQueue('work-dead');
  const work = store.createQueue('work', redriveTo('work-dead', maxReceiveCount));
  return { ...time, folder, store, dead, work };
};

test('a message received more often than the policy allows moves to the dead-letter queue', async () => {
  const { work, dead, advance } = await open(2);
  const { id, sentAt } = await work.send('poison');
  for (const _ of [1, 2]) {
    expect(await work.receive()).toHaveLength(1);
    await advance(30);
  }
  expect(await work.receive()).toEqual([]);
  expect(work.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  expect(await dead.receive()).toMatchObject([
    {
      messageId: id,
      body: 'poison',
      deadLetterOf: 'work',
      attributes: { ApproximateReceiveCount: '3', SentTimestamp: String(sentAt) },
    },
  ]);
});

test('good messages behind a poison one are still received', async () => {
  const { work, advance } = await open(1);
  await work.send('poison');
  await work.receive();
  await advance(30);
  await work.send('good');
  expect((await work.receive({ max: 10 })).map(({ body }) => body)).toEqual(['good']);
});

test('somebody who waits on the dead-letter queue gets the message', async () => {
  const { work, dead, advance } = await open(1);
  await work.send('poison');
  await work.receive();
  await advance(30);
  const waiting = dead.receive({ waitSeconds: 20 });
  await work.receive();
  expect((await waiting)[0]?.body).toBe('poison');
});

test('the count of the policy starts anew in a dead-letter queue that has a policy of its own', async () => {
  const { store, work, dead, advance } = await open(1);
  store.setAttributes('work-dead', redriveTo('work', 2));
  await work.send('to and fro');
  await work.receive();
  await advance(30);
  expect(await work.receive()).toEqual([]);
  for (const _ of [1, 2]) {
    expect(await dead.receive()).toHaveLength(1);
    await advance(30);
  }
  expect(await dead.receive()).toEqual([]);
  expect((await work.receive())[0]?.attributes.ApproximateReceiveCount).toBe('4');
});

test('a message stays where it is when its dead-letter queue was deleted', async () => {
  const { store, work, advance } = await open(1);
  await work.send('kept');
  await work.receive();
  await advance(30);
  store.deleteQueue('work-dead');
  expect((await work.receive())[0]?.body).toBe('kept');
});

test('a dead letter is in one queue only after a restart', async () => {
  const { folder, store, work, advance, clock } = await open(1);
  await work.send('poison');
  await work.receive();
  await advance(30);
  await work.receive();
  store.close();
  const reopened = await openQueueStore({ folder, clock });
  onTestFinished(() => reopened.close());
  expect(reopened.queue('work').depth().visible).toBe(0);
  expect(reopened.queue('work-dead').depth().visible).toBe(1);
});

test('a policy that names no queue, or the queue itself, is refused', async () => {
  const { store } = await open();
  expect(() => store.createQueue('other', redriveTo('nowhere', 3))).toThrow(
    /Dead letter target does not exist/,
  );
  expect(() => store.setAttributes('work', redriveTo('work', 3))).toThrow(/is the queue itself/);
});
