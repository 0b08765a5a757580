import { once } from 'node:events';
import { createServer } from 'node:http';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOptions, startTarget, type Target } from './target.ts';

const Bucket = 'datasets';
const TIME = '2026-11-24T01:00:00Z';

/** A server of data sets on this machine, of which only a laptop cloud can be told. */
const web = createServer((_, response) =>
  response.writeHead(200, { 'content-type': 'text/csv' }).end('Name,\nAda,74\n'),
);
let host: string;
let target: Target;
let lambda: LambdaClient;
let s3: S3Client;
beforeAll(async () => {
  await once(web.listen(0, '127.0.0.1'), 'listening');
  const address = web.address();
  host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  target = await startTarget({ COLLECT_INSECURE_HOSTS: host });
  lambda = new LambdaClient(clientOptions(target));
  s3 = new S3Client({ ...clientOptions(target), forcePathStyle: true });
});
afterAll(async () => {
  web.close();
  await target?.close();
});

const collect = async (event: unknown) => {
  const Payload = JSON.stringify(event);
  const reply = await lambda.send(new InvokeCommand({ FunctionName: 'collect', Payload }));
  return JSON.parse(reply.Payload?.transformToString() ?? 'null');
};
const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));
const textOf = async (Key: string): Promise<string> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToString()) ?? '';
};

describe('collect', () => {
  it('keeps a version of what the list names, and none where nothing has changed', async () => {
    await put('in/teams.csv', 'Team,City\na,Oslo\n');
    await put(
      'collect.json',
      JSON.stringify({ datasets: [{ name: 'teams', url: `s3://${Bucket}/in/teams.csv` }] }),
    );
    const first = await collect({ time: TIME });
    expect(first).toMatchObject({
      datasets: [{ name: 'teams', status: 'collected', version: 1, findings: [] }],
    });
    expect(await textOf(first.datasets[0].data)).toBe('Team,City\na,Oslo\n');
    expect(await collect({ time: TIME })).toMatchObject({ datasets: [{ status: 'unchanged', version: 1 }] });
    await put('in/teams.csv', 'Team,City\na,Oslo\nb,Rome\n');
    const second = await collect({ time: '2026-11-25T01:00:00Z' });
    expect(JSON.parse(await textOf(second.datasets[0].manifest))).toMatchObject({
      version: 2,
      change: { previousVersion: 1, rowsBefore: 1, rowsAfter: 2, columnsAdded: [], columnsRemoved: [] },
    });
    expect(JSON.parse(await textOf('collected/teams/latest.json'))).toMatchObject({ version: 2 });
  });

  it('keeps several megabytes as they are', async () => {
    const text = 'a,b\n'.repeat(2_000_000);
    await put('in/large.csv', text);
    const datasets = [{ name: 'large', url: `s3://${Bucket}/in/large.csv` }];
    const run = await collect({ time: TIME, datasets });
    expect(run).toMatchObject({ datasets: [{ status: 'collected', bytes: 8_000_000 }] });
    expect((await textOf(run.datasets[0].data)) === text).toBe(true);
  });

  it('downloads from a server of this machine that it was told of, and looks at the CSV', async (context) => {
    if (target.bucketsFolder === undefined) context.skip();
    const datasets = [{ name: 'players', url: `http://${host}/players` }];
    expect(await collect({ time: TIME, datasets })).toMatchObject({
      datasets: [{ status: 'collected', findings: [{ code: 'column_unnamed', column: 2 }] }],
    });
  });

  it('collects the others where one cannot be, and fails by name', async () => {
    const datasets = [
      { name: 'none', url: `s3://${Bucket}/in/none.csv` },
      { name: 'others', url: `s3://${Bucket}/in/teams.csv` },
    ];
    expect(await collect({ time: TIME, datasets })).toMatchObject({
      errorType: 'ValidationError',
      errorMessage: expect.stringContaining('number 1: there is no such bucket, or no such object in it'),
    });
    expect(JSON.parse(await textOf('collected/others/latest.json'))).toMatchObject({ version: 1 });
    expect(JSON.parse(await textOf('collected/run.json')).datasets).toMatchObject([
      { status: 'failed', code: 'source_unexpected' },
      { status: 'collected' },
    ]);
  });
});
