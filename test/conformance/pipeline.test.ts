import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { eventually, keysIn } from './pictures.ts';
import { clientOptions, startTarget, type Target } from './target.ts';

let target: Target;
let s3: S3Client;
beforeAll(async () => {
  target = await startTarget();
  s3 = new S3Client(clientOptions(target));
});
afterAll(() => target?.close());

const upload = (Key: string, Body: string) =>
  s3.send(new PutObjectCommand({ Bucket: 'datasets', Key, Body }));

const Reply = z.looseObject({ status: z.union([z.string(), z.number()]), results: z.string().optional() });

const call = async (path: string, body?: object) => {
  const init = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  const reply = await fetch(`${target.apiUrl}${path}`, init);
  return { status: reply.status, body: Reply.parse(await reply.json()) };
};

const ended = (run: string) =>
  eventually(async () => {
    const { body } = await call(`/runs/${run}`);
    return body.status === 'RUNNING' ? undefined : body;
  }, 60_000);

const textAt = async (address: string): Promise<string> => {
  const { hostname: Bucket, pathname } = new URL(address);
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: pathname.slice(1) }));
  return (await Body?.transformToString()) ?? '';
};

const objectsOf = async (run: string) => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'runs' }));
  return Contents.filter(({ Key }) => Key?.includes(`/${run}/`)).map(({ Key, ETag, LastModified }) => ({
    Key,
    ETag,
    LastModified,
  }));
};

describe('a run of the text pipeline', () => {
  it('ends with one row for each name, and changes nothing when it is gone through again', async () => {
    await upload('people.csv', 'id;name\r\n1;Ada Lovelace\r\n2;"Nobody; at all"\r\n3;Ada Lovelace\r\n');
    const started = await call('/runs', { run: 'people', list: 'people.csv' });
    expect(started).toEqual({ status: 200, body: { run: 'people', status: 'RUNNING', started: true } });
    expect((await call('/runs', { run: 'people' })).body).toMatchObject({ run: 'people', started: false });

    const run = await ended('people');
    expect(run).toMatchObject({ run: 'people', status: 'SUCCEEDED', names: 2, done: 1, failed: 1 });
    const rows: Record<string, string>[] = parse(await textAt(run.results ?? ''), { columns: true });
    expect(rows.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Nobody; at all']);
    expect(rows[0]).toMatchObject({
      title: 'Ada Lovelace',
      status: 'done',
      entities: expect.stringContaining('(PERSON)'),
    });
    expect(rows[1]).toMatchObject({ status: 'failed', reason: 'page_missing' });

    const before = await objectsOf('people');
    expect((await call('/runs', { run: 'people' })).body).toEqual({
      run: 'people',
      status: 'SUCCEEDED',
      started: false,
    });
    expect((await call('/runs', { run: 'people', again: true })).body).toMatchObject({ started: true });
    expect(await ended('people')).toMatchObject({ status: 'SUCCEEDED' });
    expect(await objectsOf('people')).toEqual(before);
    expect((await keysIn(s3, 'runs')).some((key) => key.includes('Ada'))).toBe(false);
  });
});
