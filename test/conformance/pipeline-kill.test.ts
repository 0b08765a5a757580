import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { type Cloud, startCloud } from '../../lib/local/cloud.ts';
import { eventually, keysIn } from './pictures.ts';
import { clientOptions, cloudOptions } from './target.ts';
import { serveWikiOfNames } from './wiki-of-names.ts';

const NAMES = Array.from({ length: 60 }, (_, index) => `Player ${index}`);
const NOBODIES = new Set(NAMES.filter((_, index) => index % 20 === 7));

const Run = z.looseObject({ status: z.string(), results: z.string().optional() });

let state: string;
let cloud: Cloud;
let wiki: Awaited<ReturnType<typeof serveWikiOfNames>>;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'pipeline-kill-'));
  wiki = await serveWikiOfNames(NOBODIES, 60);
  cloud = await startCloud({ ...cloudOptions(state), overrides: { WIKI_URL: wiki.url } });
});
afterAll(async () => {
  await cloud?.close();
  wiki?.close();
  await rm(state, { recursive: true, force: true });
});

it('a run whose consumers are killed in the middle ends with one outcome for each name', async () => {
  const s3 = new S3Client(clientOptions(cloud));
  const body = `name\n${NAMES.join('\n')}\n`;
  await s3.send(new PutObjectCommand({ Bucket: 'datasets', Key: 'players.csv', Body: body }));
  const headers = { 'content-type': 'application/json' };
  const start = { method: 'POST', headers, body: JSON.stringify({ run: 'players', list: 'players.csv' }) };
  expect((await fetch(`${cloud.apiUrl}/runs`, start)).status).toBe(200);

  const outcomes = async () => (await keysIn(s3, 'runs')).filter((key) => key.includes('/outcomes/')).length;
  const killed = new Set<number>();
  for (const atLeast of [5, 20]) {
    await eventually(async () => ((await outcomes()) >= atLeast ? true : undefined));
    for (const pid of cloud.functions.pids('consume-names')) {
      process.kill(pid, 'SIGKILL');
      killed.add(pid);
    }
  }
  expect(killed.size).toBeGreaterThan(1);

  const run = await eventually(async () => {
    const look = Run.parse(await (await fetch(`${cloud.apiUrl}/runs/players`)).json());
    return look.status === 'RUNNING' ? undefined : look;
  }, 90_000);
  expect(run).toMatchObject({ status: 'SUCCEEDED', names: 60, done: 57, failed: 3 });
  const { hostname: Bucket, pathname } = new URL(run.results ?? '');
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: pathname.slice(1) }));
  const rows: Record<string, string>[] = parse((await Body?.transformToString()) ?? '', { columns: true });
  expect(rows.map(({ name }) => name)).toEqual(NAMES);
  expect(rows.filter(({ reason }) => reason === 'page_missing').map(({ name }) => name)).toEqual([
    ...NOBODIES,
  ]);
  expect(await outcomes()).toBe(60);
}, 120_000);
