import { PutObjectCommand } from '@aws-sdk/client-s3';
import { type SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProduceHandler } from '../../functions/produce-names/handler.ts';
import { s3Lists } from '../../functions/produce-names/s3-lists.ts';
import { sqsNamesQueue } from '../../functions/produce-names/sqs-names-queue.ts';
import { LIST_LIMITS } from '../../lib/core/pipeline/list-refusal.ts';
import type { NameMessage } from '../../lib/core/pipeline/name-message.ts';
import { type RunningS3, startS3 } from '../lib/local/s3/running-s3.ts';
import { memoryRuns } from './memory-runs.ts';

const RUN = { run: 'r', date: '2026-11-25' };
const INPUT = { ...RUN, list: 'names.csv', startedAt: '2026-11-25T02:00:00.000Z' };

const world = (list: string) => {
  const runs = memoryRuns();
  const sent: NameMessage[] = [];
  let content = list;
  const produce = createProduceHandler({
    ...runs,
    lists: { read: async () => ({ bytes: Buffer.from(content), etag: `e-${content.length}` }) },
    queue: { send: async (messages) => void sent.push(...messages) },
  });
  const change = (to: string) => {
    content = to;
  };
  return { produce, sent, runs, change };
};
const listOf = (names: readonly string[]) => `name\n${names.join('\n')}\n`;
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `Name ${index}`);

describe('the step that sends names', () => {
  it('sends a list page by page, each name once, and keeps what it read', async () => {
    const names = numbered(2500);
    const { produce, sent, runs } = world(listOf([...names, 'Name 7']));
    const pages: (number | null)[] = [];
    for (let state: object = INPUT; pages.at(-1) !== null; ) {
      const produced = await produce(state);
      pages.push(produced.next);
      state = produced;
    }
    expect(pages).toEqual([1000, 2000, null]);
    expect(sent).toEqual(names.map((name) => ({ ...RUN, name })));
    expect(JSON.parse((await runs.files.read(RUN, 'manifest')) ?? '')).toMatchObject({
      ...RUN,
      ...{ list: 'names.csv', names: 2500, duplicates: 1, skippedRows: 0 },
    });
  });

  it('goes on with the list that it began with, whatever becomes of that meanwhile', async () => {
    const names = numbered(1500);
    const { produce, sent, change } = world(listOf(names));
    const { next } = await produce(INPUT);
    change(listOf(['Somebody else']));
    await produce({ ...INPUT, next });
    expect(sent.map(({ name }) => name)).toEqual(names);
  });

  it('sends no name that has its outcome', async () => {
    const { produce, sent, runs } = world(listOf(['Ada', 'Bob', 'Cy']));
    const reason = { code: 'page_missing', detail: 'none' };
    await runs.outcomes.write(RUN, { run: 'r', name: 'Bob', status: 'failed', reason }, undefined);
    await produce(INPUT);
    expect(sent.map(({ name }) => name)).toEqual(['Ada', 'Cy']);
  });

  it('writes nothing anew when it is run again over the same list', async () => {
    const { produce, runs } = world(listOf(['Ada']));
    await produce(INPUT);
    const writes = runs.writes.length;
    await produce({ ...INPUT, startedAt: '2026-11-25T09:00:00.000Z' });
    expect(runs.writes).toHaveLength(writes);
  });

  it('takes a list that was mended for a run that goes on', async () => {
    const { produce, sent, change, runs } = world(listOf(['Ada']));
    await produce(INPUT);
    change(listOf(['Ada', 'Bob']));
    await produce(INPUT);
    expect(sent.map(({ name }) => name)).toEqual(['Ada', 'Ada', 'Bob']);
    expect(JSON.parse((await runs.files.read(RUN, 'manifest')) ?? '')).toMatchObject({ names: 2 });
  });
});

describe('lists in S3', () => {
  let s3: RunningS3;
  beforeAll(async () => {
    s3 = await startS3(['datasets']);
  });
  afterAll(() => s3.close());

  it('are read with their version', async () => {
    const { client } = s3;
    await client.send(new PutObjectCommand({ Bucket: 'datasets', Key: 'a b/猫.csv', Body: 'name\nAda\n' }));
    const { bytes, etag } = await s3Lists(client, 'datasets').read('a b/猫.csv');
    expect(Buffer.from(bytes).toString()).toBe('name\nAda\n');
    expect(etag).toMatch(/^[0-9a-f]{32}$/);
    const large = { Bucket: 'datasets', Key: 'large.csv', Body: Buffer.alloc(LIST_LIMITS.bytes + 1, 'x') };
    await client.send(new PutObjectCommand(large));
    await expect(s3Lists(client, 'datasets').read('large.csv')).rejects.toMatchObject({
      code: 'list_invalid',
    });
    await expect(s3Lists(client, 'datasets').read('none.csv')).rejects.toMatchObject({
      code: 'list_invalid',
    });
  });
});

describe('the queue of names', () => {
  /** An SQS that fails entries as it is told: once for each time that an id is named. */
  const sqsRefusing = (refusals: string[][], SenderFault = false) => {
    const calls: string[][] = [];
    const sqs = new SQSClient({ region: 'us-east-1' });
    const send = async ({ input: { Entries = [] } }: SendMessageBatchCommand) => {
      const bodies = Entries.map(({ MessageBody = '' }) => JSON.parse(MessageBody).name as string);
      calls.push(bodies);
      const refused = refusals.shift() ?? [];
      const Failed = Entries.filter((_, index) => refused.includes(bodies[index] ?? '')).map(({ Id }) => ({
        Id,
        SenderFault,
      }));
      return { Successful: [], Failed };
    };
    return { sqs: Object.assign(sqs, { send }), calls };
  };
  const messages = (count: number) => numbered(count).map((name) => ({ ...RUN, name }));

  it('gets ten at a time, each once', async () => {
    const { sqs, calls } = sqsRefusing([]);
    await sqsNamesQueue(sqs, 'https://sqs/q').send(messages(1000));
    expect(calls.every((bodies) => bodies.length === 10)).toBe(true);
    expect(calls.flat().toSorted()).toEqual(numbered(1000).toSorted());
    await sqsNamesQueue(sqs, 'https://sqs/q').send([]);
    expect(calls).toHaveLength(100);
  });

  it('gets again what it did not take, and nothing else', async () => {
    const { sqs, calls } = sqsRefusing([['Name 1', 'Name 2'], ['Name 2']]);
    await sqsNamesQueue(sqs, 'https://sqs/q').send(messages(3));
    expect(calls).toEqual([['Name 0', 'Name 1', 'Name 2'], ['Name 1', 'Name 2'], ['Name 2']]);
  });

  it('is given up for the time being when it goes on like that, and for good when it is our fault', async () => {
    const always = Array.from({ length: 10 }, () => ['Name 0']);
    const busy = sqsNamesQueue(sqsRefusing(always).sqs, 'https://sqs/q').send(messages(1));
    await expect(busy).rejects.toMatchObject({ name: 'TransientError', code: 'overloaded' });
    const { sqs, calls } = sqsRefusing([['Name 0']], true);
    const wrong = sqsNamesQueue(sqs, 'https://sqs/q').send(messages(1));
    await expect(wrong).rejects.toMatchObject({ name: 'InternalError' });
    expect(calls).toHaveLength(1);
  });
});
