import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetExecutionHistoryCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { outcomeKey } from '../../lib/core/pipeline/run.ts';
import { type Cloud, startCloud } from '../../lib/local/cloud.ts';
import { eventually, keysIn } from '../conformance/pictures.ts';
import { clientOptions, cloudOptions } from '../conformance/target.ts';
import { CANARIES, leaksIn } from './canaries.ts';
import { createSinks, reasonsInDeadLetters } from './sinks.ts';

const Look = z.looseObject({ status: z.string(), startedAt: z.string(), failed: z.number().optional() });

/** A list whose key, names, rows and broken parts are somebody's. */
const LISTS = {
  good: JSON.stringify([
    ...CANARIES,
    { name: `=${CANARIES[0]}` },
    ...CANARIES.slice(0, 9).map((text) => ({ id: text })),
  ]),
  broken: `name,${CANARIES[1]}\n${CANARIES[2]}\n"${CANARIES[3]}\n`,
};

describe('a run over a list of personal data', () => {
  const sinks = createSinks();
  let state: string;
  let cloud: Cloud;
  beforeAll(async () => {
    state = await mkdtemp(join(tmpdir(), 'privacy-'));
    cloud = await startCloud({ ...cloudOptions(state), logLevel: 'DEBUG', observer: sinks.observer });
  }, 60_000);
  afterAll(async () => {
    await cloud?.close();
    await rm(state, { recursive: true, force: true });
  });

  const runOver = async (run: string, Body: string) => {
    const s3 = new S3Client(clientOptions(cloud));
    const list = `${CANARIES[9]}/${run}.csv`;
    await s3.send(new PutObjectCommand({ Bucket: 'datasets', Key: list, Body }));
    const headers = { 'content-type': 'application/json' };
    await fetch(`${cloud.apiUrl}/runs`, { method: 'POST', headers, body: JSON.stringify({ run, list }) });
    return eventually(async () => {
      const look = Look.parse(await (await fetch(`${cloud.apiUrl}/runs/${run}`)).json());
      return look.status === 'RUNNING' ? undefined : look;
    }, 60_000);
  };

  it('ends without repeating any of it: in status, history, keys, reasons, letters, logs', async () => {
    const look = await runOver('good', LISTS.good);
    expect(look).toMatchObject({ status: 'SUCCEEDED', failed: CANARIES.length + 1 });
    const broken = await runOver('broken', LISTS.broken);
    expect(broken).toMatchObject({
      status: 'FAILED',
      error: expect.stringContaining('line 3 is never closed'),
    });
    expect(leaksIn([JSON.stringify(look), JSON.stringify(broken)])).toEqual([]);

    const s3 = new S3Client(clientOptions(cloud));
    expect(leaksIn(await keysIn(s3, 'runs'))).toEqual([]);
    const ref = { run: 'good', date: look.startedAt.slice(0, 10) };
    for (const name of CANARIES) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'runs', Key: outcomeKey(ref, name) }));
      expect(leaksIn([JSON.stringify(JSON.parse((await Body?.transformToString()) ?? '').reason)])).toEqual(
        [],
      );
    }
  }, 120_000);

  it('leaves a history that holds the key of the list, for that is what was asked for, and no name', async () => {
    const sfn = new SFNClient(clientOptions(cloud));
    const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:text-pipeline:good';
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    const withoutKey = JSON.stringify(events).replaceAll(CANARIES[9] ?? '', '');
    expect(leaksIn([withoutKey])).toEqual([]);
  });

  it('gives up messages that are none without repeating them', async () => {
    const sqs = new SQSClient(clientOptions(cloud));
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'consume-names' }));
    const bodies = CANARIES.flatMap((text) => [
      text,
      `{"name": "${text}`,
      JSON.stringify({ run: text, date: text, name: text }),
      JSON.stringify({ run: 'r', date: '2026-11-25', name: 'Ada', [text]: text }),
    ]);
    for (const MessageBody of bodies) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    const reasons: string[] = [];
    await eventually(async () => {
      reasons.push(...(await reasonsInDeadLetters(sqs, 'consume-names-dlq')));
      return reasons.length >= bodies.length ? true : undefined;
    }, 60_000);
    expect(leaksIn(reasons)).toEqual([]);
  }, 90_000);

  it('leaves nothing of it in logs, metrics, the console or errors', () => {
    expect(sinks.lines.length).toBeGreaterThan(CANARIES.length);
    expect(leaksIn(sinks.lines)).toEqual([]);
    expect(leaksIn(sinks.console)).toEqual([]);
    expect(leaksIn(sinks.errors)).toEqual([]);
  });
});
