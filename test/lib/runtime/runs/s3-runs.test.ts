import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../lib/core/pipeline/outcome.ts';
import { nameDigest, outcomeKey } from '../../../../lib/core/pipeline/run.ts';
import { namesText, readNames } from '../../../../lib/runtime/runs/read-names.ts';
import { s3Outcomes } from '../../../../lib/runtime/runs/s3-outcomes.ts';
import { s3RunFiles } from '../../../../lib/runtime/runs/s3-run-files.ts';
import { type RunningS3, startS3 } from '../../local/s3/running-s3.ts';

const RUN = { run: 'r', date: '2026-11-25' };

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3(['runs']);
});
afterAll(() => s3.close());

const files = () => s3RunFiles(s3.client, 'runs');
const outcomes = () => s3Outcomes(s3.client, 'runs');
const failed = (name: string, code = 'page_missing'): Outcome => ({
  ...{ run: 'r', name, status: 'failed' },
  reason: { code, detail: 'why' },
});
const facts = async (Key: string) => {
  const { ETag, LastModified, ContentType } = await s3.client.send(
    new HeadObjectCommand({ Bucket: 'runs', Key }),
  );
  return { ETag, LastModified, ContentType };
};

describe('files of a run', () => {
  it('are not there at first, and then as they were kept', async () => {
    expect(await files().read(RUN, 'summary')).toBeUndefined();
    await files().keep(RUN, 'summary', '{}\n');
    expect(await files().read(RUN, 'summary')).toBe('{}\n');
  });

  it('are left alone when they would be kept as they are, and else replaced', async () => {
    const key = '2026-11-25/r/results.csv';
    await files().keep(RUN, 'results', 'a\n');
    const before = await facts(key);
    expect(before.ContentType).toBe('text/csv; charset=utf-8');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await files().keep(RUN, 'results', 'a\n');
    expect(await facts(key)).toEqual(before);
    await files().keep(RUN, 'results', 'b\n');
    expect(await facts(key)).not.toEqual(before);
  });

  it('hold names of every kind, in their order', async () => {
    const names = ['Ada', '"x"', 'a\u2028b', '猫', '\\', ' '];
    await files().keep(RUN, 'names', namesText(names));
    expect(await readNames(files(), RUN)).toEqual(names);
    await files().keep(RUN, 'names', namesText([]));
    expect(await readNames(files(), RUN)).toEqual([]);
    await expect(readNames(files(), { ...RUN, run: 'other' })).rejects.toMatchObject({ code: 'run_unknown' });
  });
});

describe('outcomes', () => {
  it('are written once, whoever comes second', async () => {
    expect(await outcomes().find(RUN, 'Ada')).toBeUndefined();
    const writers = ['one', 'other', 'third'].map((code) =>
      outcomes().write(RUN, failed('Ada', code), undefined),
    );
    expect((await Promise.all(writers)).filter(Boolean)).toHaveLength(1);
    expect(await outcomes().write(RUN, failed('Ada', 'late'), undefined)).toBe(false);
  });

  it('are replaced only as they were seen', async () => {
    await outcomes().write(RUN, failed('Bob'), undefined);
    const seen = await outcomes().find(RUN, 'Bob');
    expect(await outcomes().write(RUN, failed('Bob', 'newer'), seen)).toBe(true);
    expect(await outcomes().write(RUN, failed('Bob', 'late'), seen)).toBe(false);
    expect((await outcomes().find(RUN, 'Bob'))?.outcome).toEqual(failed('Bob', 'newer'));
    expect(await outcomes().write(RUN, failed('Nobody'), { outcome: failed('Nobody'), etag: '"gone"' })).toBe(
      false,
    );
  });

  it('are found by the digests of their names, beyond one page of a list', async () => {
    const run = { ...RUN, run: 'many' };
    const names = Array.from({ length: 1005 }, (_, index) => `name ${index}`);
    for (let from = 0; from < names.length; from += 50) {
      const part = names.slice(from, from + 50);
      await Promise.all(part.map((name) => outcomes().write(run, failed(name), undefined)));
    }
    expect(await outcomes().digests(run)).toEqual(new Set(names.map(nameDigest)));
    expect(await outcomes().digests({ ...RUN, run: 'man' })).toEqual(new Set());
  });

  it('that are none are a fault of ours, which repeats nothing of them', async () => {
    await s3.client.send(
      new PutObjectCommand({ Bucket: 'runs', Key: outcomeKey(RUN, 'Odd'), Body: '{"secret"' }),
    );
    const reading = outcomes().find(RUN, 'Odd');
    await expect(reading).rejects.toMatchObject({ code: 'internal_error' });
    await expect(reading).rejects.not.toThrow('secret');
  });

  it('are never taken for missing where the bucket is', async () => {
    await expect(s3Outcomes(s3.client, 'elsewhere').find(RUN, 'Ada')).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });
});
