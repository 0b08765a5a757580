import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { QueueClock } from '../../../../lib/local/sqs/queue-clock.ts';
import { openQueueStore } from '../../../../lib/local/sqs/queue-store.ts';
import { manualClock } from './manual-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = async (folder: string, clock?: QueueClock) => {
  const store = await openQueueStore(clock === undefined ? { folder } : { folder, clock });
  onTestFinished(() => store.close());
  return store;
};

test('messages, attributes, settings and deliveries are as they were after a restart', async () => {
  const folder = temporaryFolder();
  const { clock, advance } = manualClock();
  const store = await open(folder, clock);
  const queue = store.createQueue('work', { VisibilityTimeout: '60' }, { team: 'vision' });
  await queue.send('plain');
  const attributes = { kind: { DataType: 'String', StringValue: 'picture' } };
  await queue.send('with attributes', { attributes, traceHeader: 'Root=1-5' });
  await queue.send('delayed', { delaySeconds: 90 });
  await queue.send('deleted');
  const [inFlight, , deleted] = await queue.receive({ max: 3 });
  await queue.changeVisibility(inFlight?.receiptHandle ?? '', 60);
  await queue.delete(deleted?.receiptHandle ?? '');
  store.close();

  const again = (await open(folder, clock)).queue('work');
  expect(again.description).toMatchObject({
    attributes: { VisibilityTimeout: '60' },
    tags: { team: 'vision' },
  });
  expect(again.depth()).toEqual({ visible: 0, inFlight: 2, delayed: 1 });
  await advance(60);
  const messages = await again.receive({ max: 10 });
  expect(messages.map(({ body }) => body).sort()).toEqual(['plain', 'with attributes']);
  expect(messages.find(({ body }) => body === 'with attributes')).toMatchObject({
    messageAttributes: attributes,
    attributes: { AWSTraceHeader: 'Root=1-5', ApproximateReceiveCount: '2' },
  });
});

test('a handle from before the restart still deletes its message', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  const queue = store.createQueue('work');
  await queue.send('done before the crash was over');
  const [message] = await queue.receive();
  store.close();
  const again = (await open(folder)).queue('work');
  await again.delete(message?.receiptHandle ?? '');
  expect(again.depth().inFlight).toBe(0);
});

test('a torn last line is dropped and what came before it is kept', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  await store.createQueue('work').send('whole');
  store.close();
  appendFileSync(join(folder, 'sqs', 'work.jsonl'), '{"op":"put","message":{"id":"to');
  const again = (await open(folder)).queue('work');
  await again.send('after');
  expect((await again.receive({ max: 10 })).map(({ body }) => body)).toEqual(['whole', 'after']);
});

test('a journal damaged in the middle is named, with the line', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  store.createQueue('work');
  store.close();
  const path = join(folder, 'sqs', 'work.jsonl');
  writeFileSync(path, `${readFileSync(path, 'utf8')}garbage\n`);
  await expect(openQueueStore({ folder })).rejects.toThrow(`line 2 of the queue journal ${path}`);
});

test('a deleted queue stays deleted, and a purged one stays empty', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  await store.createQueue('gone').send('x');
  await store.createQueue('purged').send('x');
  store.deleteQueue('gone');
  store.queue('purged').purge();
  store.close();
  const again = await open(folder);
  expect(again.names()).toEqual(['purged']);
  expect(again.queue('purged').depth().visible).toBe(0);
});

test('names that differ only in case are different queues', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  await store.createQueue('Work').send('upper');
  await store.createQueue('work').send('lower');
  store.close();
  const again = await open(folder);
  expect((await again.queue('Work').receive())[0]?.body).toBe('upper');
  expect((await again.queue('work').receive())[0]?.body).toBe('lower');
});

test('the journal does not grow for ever while messages come and go', async () => {
  const folder = temporaryFolder();
  const queue = (await open(folder)).createQueue('work');
  const body = 'x'.repeat(100_000);
  for (let sent = 0; sent < 300; sent += 1) {
    await queue.send(body);
    for (const { receiptHandle } of await queue.receive()) await queue.delete(receiptHandle);
  }
  await queue.send('last');
  expect(statSync(join(folder, 'sqs', 'work.jsonl')).size).toBeLessThan(9 * 1024 * 1024);
  expect((await queue.receive())[0]?.body).toBe('last');
});

test('twenty thousand messages are received once each, and survive a restart half way', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  const queue = store.createQueue('work', { VisibilityTimeout: '43200' });
  for (let index = 0; index < 20_000; index += 1) await queue.send(String(index));
  const seen: string[] = [];
  const drain = async (source: typeof queue, until: number): Promise<void> => {
    while (seen.length < until) {
      for (const { body, receiptHandle } of await source.receive({ max: 10 })) {
        seen.push(body);
        await source.delete(receiptHandle);
      }
    }
  };
  await drain(queue, 10_000);
  store.close();
  const again = (await open(folder)).queue('work');
  await drain(again, 20_000);
  expect(new Set(seen).size).toBe(20_000);
  expect(again.depth()).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test('a process killed while sending loses nothing that it had acknowledged', async () => {
  const folder = temporaryFolder();
  const source = pathToFileURL(join(import.meta.dirname, '../../../../lib/local/sqs/queue-store.ts'));
  const script = `
    const { openQueueStore } = await import(${JSON.stringify(source.href)});
    const queue = (await openQueueStore({ folder: ${JSON.stringify(folder)} })).createQueue('work');
    for (let index = 0; ; index += 1) {
      console.log((await queue.send('message ' + index)).id);
      if (index % 50 === 0) await new Promise(setImmediate);
    }`;
  const sender = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void sender.kill('SIGKILL'));
  const acknowledged: string[] = [];
  for await (const id of createInterface({ input: sender.stdout })) {
    acknowledged.push(id);
    if (acknowledged.length === 2_000) sender.kill('SIGKILL');
  }
  if (sender.signalCode === null) await once(sender, 'exit');
  const kept = (await open(folder)).queue('work').visibleMessages();
  expect(acknowledged.length).toBeGreaterThanOrEqual(2_000);
  expect(new Set(kept.map(({ id }) => id)).isSupersetOf(new Set(acknowledged.slice(0, -1)))).toBe(true);
});
