import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLAIMS_PREFIX } from '../../functions/label-image/definition.ts';
import { listLetters } from '../../lib/cli/dlq/list-letters.ts';
import { openLetterQueue } from '../../lib/cli/dlq/open-letter-queue.ts';
import { type Cloud, startCloud } from '../../lib/local/cloud.ts';
import { documentAt, eventually, keysIn, picture } from '../conformance/pictures.ts';
import { clientOptions, cloudOptions } from '../conformance/target.ts';
import { seededRandom } from '../seeded-random.ts';

const PICTURES = 1000;
const DUPLICATES = 100;
const NOT_PICTURES = 20;
const KILLS = 12;

let state: string;
let cloud: Cloud;
let s3: S3Client;
let sqs: SQSClient;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'storm-'));
  cloud = await startCloud(cloudOptions(state));
  s3 = new S3Client(clientOptions(cloud));
  sqs = new SQSClient(clientOptions(cloud));
});
afterAll(async () => {
  await cloud?.close();
  await rm(state, { recursive: true, force: true });
});

/** A slow and busy machine takes several times the usual two minutes. */
const PATIENCE_MS = 600_000;

const keys = Array.from({ length: PICTURES }, (_, index) => `storm/${index % 17}/picture ${index}+.jpg`);
const isPicture = (index: number): boolean => index % (PICTURES / NOT_PICTURES) !== 7;

const depth = async (name: string): Promise<number> => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
  );
};

/** Sends the event of an object that is there once more, as S3 now and then does. */
const announceAgain = async (key: string): Promise<void> => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'label-image' }));
  const { source, eventTime } = await eventually(() => documentAt(s3, `${key}.json`), PATIENCE_MS);
  const object = {
    key: encodeURIComponent(source.key),
    eTag: source.etag,
    sequencer: source.sequencer,
    size: 1,
  };
  const record = {
    eventVersion: '2.1',
    eventName: 'ObjectCreated:Put',
    eventTime,
    s3: { bucket: { name: 'images' }, object },
  };
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ Records: [record] }) }));
};

it(
  'a thousand pictures at once, duplicates, rubbish and killed processes: one result each, nothing lost',
  async () => {
    const random = seededRandom(3);
    const bodies = await Promise.all(
      keys.map(async (_, index) => (isPicture(index) ? picture(index) : Buffer.from(`no picture ${index}`))),
    );
    const uploads = keys.map((Key, index) =>
      s3.send(new PutObjectCommand({ Bucket: 'images', Key, Body: bodies[index] ?? '' })),
    );
    const duplicates = keys.slice(0, DUPLICATES).map(announceAgain);

    const killing = (async () => {
      for (let kill = 0; kill < KILLS; kill += 1) {
        await new Promise((resolve) => setTimeout(resolve, 200 + 600 * random()));
        const pids = cloud.functions.pids('label-image');
        const victim = pids[Math.floor(random() * pids.length)];
        if (victim !== undefined) process.kill(victim, 'SIGKILL');
      }
    })();
    await Promise.all([...uploads, ...duplicates, killing]);
    await eventually(async () => ((await depth('label-image')) === 0 ? true : undefined), PATIENCE_MS);

    const labels = (await keysIn(s3, 'labels')).filter((key) => !key.startsWith(CLAIMS_PREFIX));
    expect(labels.toSorted()).toEqual(keys.map((key) => `${key}.json`).toSorted());
    const dead = await listLetters(await openLetterQueue(clientOptions(cloud), 'label-image'), {
      limit: 10_000,
    });
    expect(new Set(dead.map(({ keys: [key], reasonCode }) => `${key} ${reasonCode}`))).toEqual(
      new Set(keys.flatMap((key, index) => (isPicture(index) ? [] : [`${key} image_format_unsupported`]))),
    );
    for (const [index, key] of keys.entries()) {
      const document = await documentAt(s3, `${key}.json`);
      expect(document.source.key).toBe(key);
      if (isPicture(index)) expect(document.status).toBe('labelled');
      else
        expect(document).toMatchObject({ status: 'rejected', reason: { code: 'image_format_unsupported' } });
    }
  },
  2 * PATIENCE_MS,
);
