import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../../../lib/local/cloud.ts';
import { documentAt, eventually, picture } from '../../conformance/pictures.ts';
import { clientOptions, cloudOptions } from '../../conformance/target.ts';

let state: string;
const running: Cloud[] = [];
const start = async (change: Partial<ReturnType<typeof cloudOptions>> = {}) => {
  const cloud = await startCloud({ ...cloudOptions(state), ...change });
  running.push(cloud);
  return cloud;
};
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'cloud-'));
});
afterEach(async () => {
  for (const cloud of running.splice(0)) await cloud.close();
  await rm(state, { recursive: true, force: true });
});

const s3Of = (cloud: Cloud) => new S3Client(clientOptions(cloud));

describe('startCloud', () => {
  it('keeps objects, results and executions over a restart', async () => {
    const first = await start();
    await s3Of(first).send(new PutObjectCommand({ Bucket: 'images', Key: 'cat.jpg', Body: await picture() }));
    await eventually(() => documentAt(s3Of(first), 'cat.jpg.json'));
    const sfn = new SFNClient(clientOptions(first));
    const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:marco-polo';
    const { executionArn } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn, input: '{"name": "Marco"}' }),
    );
    const ended = await eventually(async () => {
      const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      return execution.status === 'SUCCEEDED' ? execution : undefined;
    });
    await first.close();

    const second = await start();
    expect((await documentAt(s3Of(second), 'cat.jpg.json')).status).toBe('labelled');
    const again = await new SFNClient(clientOptions(second)).send(
      new DescribeExecutionCommand({ executionArn }),
    );
    expect(again).toMatchObject({ status: ended.status, output: ended.output, startDate: ended.startDate });
  });

  it('labels a picture that was dropped while it was stopped', async () => {
    const first = await start();
    await first.close();
    await writeFile(join(first.bucketsFolder, 'images', 'meanwhile.jpg'), await picture(4));
    const second = await start();
    expect((await eventually(() => documentAt(s3Of(second), 'meanwhile.jpg.json'))).status).toBe('labelled');
  });

  it('refuses a state folder that another one has, and leaves that one running', async () => {
    const first = await start();
    await writeFile(join(state, 'lock'), String(process.ppid));
    await expect(start()).rejects.toMatchObject({ name: 'StateFolderError' });
    expect((await fetch(`${first.apiUrl}/hello`)).status).toBe(200);
  });

  it('refuses a taken port and gives the state folder back', async () => {
    const first = await start();
    const other = await mkdtemp(join(tmpdir(), 'cloud-'));
    const apiPort = Number(new URL(first.apiUrl).port);
    await expect(startCloud({ ...cloudOptions(other), apiPort })).rejects.toMatchObject({
      name: 'PortTakenError',
    });
    expect(await readdir(other)).not.toContain('lock');
    await rm(other, { recursive: true });
  });

  it('lets a request in work end when it stops', async () => {
    const cloud = await start();
    const answers = Promise.allSettled(
      Array.from({ length: 20 }, () => fetch(`${cloud.apiUrl}/hello`).then((reply) => reply.status)),
    );
    await expect.poll(() => cloud.functions.busy()).toBeGreaterThan(0);
    await cloud.close();
    const statuses = (await answers).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(statuses.length).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('makes bundles once and again when a source is newer', async () => {
    const stamp = () => readFile(join(state, 'bundles', 'made-of.json'), 'utf8');
    await (await start()).close();
    const made = await stamp();
    await writeFile(join(state, 'bundles', 'marco', 'index.js'), 'exports.handler = async () => "kept";');
    const kept = await start();
    expect(await kept.functions.invoke('marco', {})).toMatchObject({ payload: '"kept"' });
    await kept.close();
    await writeFile(
      join(state, 'bundles', 'made-of.json'),
      made.replace(/"functions\/marco\/handler.ts":"[^"]*"/, '"functions/marco/handler.ts":"old"'),
    );
    const fresh = await start();
    expect(await fresh.functions.invoke('marco', { name: 'Marco' })).toMatchObject({ payload: '"Polo"' });
  });

  it('lets a setting be chosen', async () => {
    const cloud = await start({ overrides: { DEFAULT_MODEL: 'nobody' } });
    const headers = { 'content-type': 'application/json' };
    expect(
      (await fetch(`${cloud.apiUrl}/predict`, { method: 'POST', body: '{"Weight": 200}', headers })).status,
    ).toBe(404);
  });
});
