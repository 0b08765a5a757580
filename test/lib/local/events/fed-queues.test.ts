import { expect, it, onTestFinished } from 'vitest';
import { defineFunction } from '../../../../functions/definition.ts';
import { connectQueues } from '../../../../lib/local/events/fed-queues.ts';
import type { ObjectCreated } from '../../../../lib/local/s3/object-created.ts';
import { openQueueStore } from '../../../../lib/local/sqs/queue-store.ts';
import { temporaryFolder } from '../sqs/temporary-folder.ts';

const limits = { batchSize: 10, maxReceiveCount: 6, maxConcurrency: 5 };
const definitions = [
  defineFunction({
    name: 'labels',
    summary: 'Labels.',
    triggers: [{ kind: 'bucket', bucket: 'images', suffixes: ['.png'], ...limits }],
    timeoutSeconds: 7,
  }),
  defineFunction({
    name: 'reads',
    summary: 'Reads.',
    triggers: [{ kind: 'direct' }, { kind: 'queue', queue: 'names', ...limits }],
    timeoutSeconds: 60,
  }),
];

const open = async () => {
  const queues = await openQueueStore({ folder: temporaryFolder() });
  onTestFinished(() => queues.close());
  const hears: ((created: ObjectCreated) => unknown)[] = [];
  const objects = { onCreated: (hear: (created: ObjectCreated) => unknown) => void hears.push(hear) };
  const connected = connectQueues(definitions, { objects, queues });
  const create = (bucket: string, key: string) =>
    Promise.all(
      hears.map((hear) =>
        hear({
          bucket,
          key,
          size: 1,
          etag: 'e',
          sequencer: '1',
          eventName: 'ObjectCreated:Put',
          eventTime: '2026-01-01T00:00:00.000Z',
        }),
      ),
    );
  return { queues, connected, create };
};

it('makes a queue and a dead-letter queue for each function that a bucket or other functions feed', async () => {
  const { queues, connected } = await open();
  expect(queues.names()).toEqual(['labels', 'labels-dlq', 'reads', 'reads-dlq']);
  expect(
    connected.map(({ definition, trigger, queue }) => [definition.name, trigger.kind, queue.name]),
  ).toEqual([
    ['labels', 'bucket', 'labels'],
    ['reads', 'queue', 'reads'],
  ]);
  expect(queues.sourcesOf('reads-dlq')).toEqual(['reads']);
});

it('announces what is created to the queues that its bucket feeds, and to no other', async () => {
  const { queues, create } = await open();
  await create('images', 'a.png');
  await create('images', 'a.txt');
  await create('labels', 'a.png');
  expect(queues.queue('labels').depth().visible).toBe(1);
  expect(queues.queue('reads').depth().visible).toBe(0);
});
