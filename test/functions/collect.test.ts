import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Versions } from '../../functions/collect/ports.ts';
import { openWorld } from './collect-world.ts';

const TIME = '2026-11-24T01:00:00Z';
const PLAYERS = 'Name,Height\nAda,74\nBo,72\n';
const FOLDER = 'collected/players/v1/2026-11-24';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A web server whose content a test may change. */
const changing = (first: string, headers: Record<string, string> = {}) => {
  const content = { text: first };
  const world = openWorld((_, response) => response.writeHead(200, headers).end(content.text));
  return { content, world };
};

describe('collect', () => {
  it('keeps a first version with its checksum, its source and what the linter says', async () => {
    const headers = {
      'content-type': 'text/csv',
      etag: '"abc"',
      'last-modified': 'Mon, 23 Nov 2026 00:00:00 GMT',
    };
    const { world } = changing(`${PLAYERS}=1+1,70\n`, headers);
    const { collect, web, keys, read } = await world;
    const url = `${web.url}/files/players.csv?token=secret`;
    const run = await collect({ time: TIME, datasets: [{ name: 'players', url }] });
    expect(run).toEqual({
      time: TIME,
      datasets: [
        {
          name: 'players',
          status: 'collected',
          version: 1,
          bytes: 33,
          data: `${FOLDER}/players.csv`,
          manifest: `${FOLDER}/manifest.json`,
          findings: [expect.objectContaining({ code: 'formula_like', line: 4 })],
        },
      ],
    });
    expect(keys()).toEqual([
      'collected/players/latest.json',
      `${FOLDER}/manifest.json`,
      `${FOLDER}/players.csv`,
      'collected/run.json',
    ]);
    const text = await read(`${FOLDER}/players.csv`);
    const manifest = JSON.parse(await read(`${FOLDER}/manifest.json`));
    expect(manifest).toEqual({
      name: 'players',
      version: 1,
      sha256: digestOf(text),
      bytes: 33,
      collectedAt: TIME,
      data: `${FOLDER}/players.csv`,
      source: `${web.url}/files/players.csv`,
      contentType: 'text/csv',
      etag: '"abc"',
      lastModified: 'Mon, 23 Nov 2026 00:00:00 GMT',
      previous: null,
      change: { previousVersion: null, bytesBefore: null, bytesAfter: 33 },
      csv: expect.objectContaining({ rows: 3, columns: ['Name', 'Height'], separator: ',', complete: true }),
    });
    expect(JSON.parse(await read('collected/players/latest.json'))).toEqual({
      name: 'players',
      version: 1,
      sha256: manifest.sha256,
      bytes: 33,
      collectedAt: TIME,
      data: manifest.data,
      manifest: `${FOLDER}/manifest.json`,
    });
    expect(JSON.parse(await read('collected/run.json'))).toEqual(run);
  });

  it('makes no version of what has not changed', async () => {
    const { world } = changing(PLAYERS);
    const { collect, web, keys } = await world;
    const datasets = [{ name: 'players', url: `${web.url}/players.csv` }];
    await collect({ time: TIME, datasets });
    const before = keys();
    expect(await collect({ time: '2026-11-25T01:00:00Z', datasets })).toMatchObject({
      datasets: [{ name: 'players', status: 'unchanged', version: 1 }],
    });
    expect(keys()).toEqual(before);
  });

  it('says what is different about a new version, and leaves the old one as it was', async () => {
    const { world, content } = changing(PLAYERS);
    const { collect, web, read } = await world;
    const datasets = [{ name: 'players', url: `${web.url}/players.csv` }];
    await collect({ time: TIME, datasets });
    content.text = 'Name,Weight\nAda,180\nBo,170\nCy,160\n';
    await collect({ time: '2026-11-25T01:00:00Z', datasets });
    expect(JSON.parse(await read('collected/players/v2/2026-11-25/manifest.json'))).toMatchObject({
      version: 2,
      previous: `${FOLDER}/manifest.json`,
      change: {
        previousVersion: 1,
        bytesBefore: 25,
        bytesAfter: 34,
        rowsBefore: 2,
        rowsAfter: 3,
        columnsAdded: ['Weight'],
        columnsRemoved: ['Height'],
      },
    });
    expect(await read(`${FOLDER}/players.csv`)).toBe(PLAYERS);
    expect(JSON.parse(await read('collected/players/latest.json'))).toMatchObject({ version: 2 });
  });

  it('goes back to earlier content as a version of its own', async () => {
    const { world, content } = changing('a');
    const { collect, web } = await world;
    const datasets = [{ name: 'x', url: `${web.url}/x.txt` }];
    const versions: unknown[] = [];
    for (const text of ['a', 'b', 'a', 'a']) {
      content.text = text;
      versions.push((await collect({ time: TIME, datasets })).datasets[0]);
    }
    expect(versions).toMatchObject([
      { version: 1 },
      { version: 2 },
      { version: 3 },
      { status: 'unchanged', version: 3 },
    ]);
  });

  it('takes objects from S3', async () => {
    const { collect, put, read, bucket } = await openWorld(() => {});
    await put('in/größe 1.csv', PLAYERS);
    const url = `s3://${bucket}/in/größe 1.csv`;
    const { datasets } = await collect({ time: TIME, datasets: [{ name: 'players', url }] });
    expect(datasets).toMatchObject([{ status: 'collected', data: `${FOLDER}/gr-e-1.csv` }]);
    expect(await read(`${FOLDER}/gr-e-1.csv`)).toBe(PLAYERS);
  });

  it('reads the list when the event names no data sets', async () => {
    const { world } = changing(PLAYERS);
    const { collect, web, put } = await world;
    await put('collect.json', JSON.stringify({ datasets: [{ name: 'players', url: `${web.url}/p.csv` }] }));
    expect((await collect({ time: TIME })).datasets).toMatchObject([{ name: 'players', version: 1 }]);
  });

  it('has nothing to do without a list', async () => {
    const { collect, keys } = await openWorld(() => {});
    expect(await collect({ time: TIME })).toEqual({ time: TIME, datasets: [] });
    expect(keys()).toEqual([]);
  });

  it.each([
    ['text that is not JSON', 'datasets: players', [], /^collect\.json: not JSON; write {"datasets"/],
    ['another shape', '[]', [{ code: 'type_mismatch', pointer: '' }], /^collect\.json: /],
    ['no data sets', '{}', [{ code: 'field_missing', pointer: '/datasets' }], /\/datasets: /],
    [
      'a name with a slash and an unknown member',
      '{"datasets":[{"name":"a/b","url":"https://example.com"},{"name":"b","url":"x","every":"day"}]}',
      [
        { code: 'type_mismatch', pointer: '/datasets/0/name' },
        { code: 'unknown_field', pointer: '/datasets/1' },
      ],
      /1 to 63 lower-case letters, digits and hyphens/,
    ],
    [
      'a name twice',
      '{"datasets":[{"name":"a","url":"https://example.com"},{"name":"a","url":"https://example.org"}]}',
      [{ code: 'type_mismatch', pointer: '/datasets/1/name' }],
      /another data set has this name/,
    ],
  ])('refuses a list of %s, saying where', async (_, text, issues, message) => {
    const { collect, put } = await openWorld(() => {});
    await put('collect.json', text);
    const refusal = { name: 'ValidationError', code: 'list_invalid', issues };
    await expect(collect({ time: TIME })).rejects.toMatchObject({
      ...refusal,
      message: expect.stringMatching(message),
    });
  });
});

describe('collect, when something fails', () => {
  it('collects the others, then fails with the places and reasons; done ones are unchanged the second time', async () => {
    let isUp = false;
    const { collect, web, read, keys } = await openWorld(({ url }, response) =>
      url === '/bad.csv' && !isUp ? response.writeHead(503).end() : response.end(PLAYERS),
    );
    const datasets = ['one', 'bad', 'three'].map((name) => ({ name, url: `${web.url}/${name}.csv` }));
    await expect(collect({ time: TIME, datasets })).rejects.toMatchObject({
      name: 'TransientError',
      code: 'upstream_unavailable',
      message:
        '1 of 3 data sets were not collected: number 2: the source answers with status 503 (upstream_unavailable); collected/run.json in the datasets bucket has all reasons',
    });
    expect(JSON.parse(await read('collected/run.json'))).toMatchObject({
      datasets: [
        { name: 'one', status: 'collected' },
        {
          name: 'bad',
          status: 'failed',
          code: 'upstream_unavailable',
          detail: 'the source answers with status 503',
        },
        { name: 'three', status: 'collected' },
      ],
    });
    expect(keys().filter((key) => key.includes('/bad/'))).toEqual([]);
    isUp = true;
    expect((await collect({ time: TIME, datasets })).datasets.map(({ status }) => status)).toEqual([
      'unchanged',
      'collected',
      'unchanged',
    ]);
  });

  it('tries again what fails in passing', async () => {
    let asked = 0;
    const { collect, web } = await openWorld((_, response) => {
      asked += 1;
      if (asked === 1) return response.writeHead(500).end();
      if (asked === 2) return response.destroy();
      if (asked === 3) return response.writeHead(429).end();
      return response.end('whole');
    });
    const datasets = [{ name: 'x', url: `${web.url}/x.txt` }];
    expect((await collect({ time: TIME, datasets })).datasets).toMatchObject([{ version: 1, bytes: 5 }]);
    expect(asked).toBe(4);
  });

  it.each([
    [
      'a missing file',
      (_: unknown, response: Answer) => response.writeHead(404).end(),
      'source_unexpected',
      1,
    ],
    [
      'a forbidden one',
      (_: unknown, response: Answer) => response.writeHead(403).end(),
      'source_unexpected',
      1,
    ],
    ['an empty one', (_: unknown, response: Answer) => response.end(), 'empty_object', 1],
    [
      'one that says it is too large',
      (_: unknown, response: Answer) =>
        response.writeHead(200, { 'content-length': 300 * 1024 ** 2 }).flushHeaders(),
      'body_too_large',
      1,
    ],
    [
      'a compressed one',
      (_: unknown, response: Answer) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      'content_encoding_unsupported',
      1,
    ],
    [
      'one that is cut off',
      (_: unknown, response: Answer) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('half', () => response.destroy());
      },
      'upstream_unavailable',
      4,
    ],
    [
      'one without length that is cut off',
      (_: unknown, response: Answer) => {
        response.writeHead(200);
        response.write('half', () => response.destroy());
      },
      'upstream_unavailable',
      4,
    ],
  ])('publishes nothing of %s', async (_, answer, code, tries) => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    let asked = 0;
    const { collect, web, keys } = await openWorld((request, response) => {
      asked += 1;
      answer(request, response);
    });
    const datasets = [{ name: 'x', url: `${web.url}/x.csv` }];
    await expect(collect({ time: TIME, datasets })).rejects.toMatchObject({ code });
    expect(keys()).toEqual(['collected/run.json']);
    expect(asked).toBe(tries);
    expect(readdirSync(folder).filter((name) => name.startsWith('collect-'))).toEqual([]);
  });

  it('ends a download that drips, and starts none without time', async () => {
    const drip = (_: unknown, response: Answer) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(timer));
    };
    const slow = await openWorld(drip, { remainingMs: 90_300 });
    const datasets = [{ name: 'x', url: `${slow.web.url}/x.csv` }];
    await expect(slow.collect({ time: TIME, datasets })).rejects.toMatchObject({ code: 'upstream_timeout' });
    expect(slow.keys()).toEqual(['collected/run.json']);
    const late = await openWorld(drip, { remainingMs: 90_000 });
    await expect(
      late.collect({ time: TIME, datasets: [{ name: 'x', url: `${late.web.url}/x` }] }),
    ).rejects.toMatchObject({ name: 'TransientError', code: 'upstream_timeout' });
  });

  it('says what is the matter with an address in S3', async () => {
    const { collect, bucket, read } = await openWorld(() => {});
    const urls = [
      `s3://${bucket}/none`,
      's3://no-such-bucket/x',
      `s3://${bucket}/`,
      `s3://${bucket}/a?b`,
      's3:///x',
      'x',
    ];
    const datasets = urls.map((url, index) => ({ name: `d${index}`, url }));
    await expect(collect({ time: TIME, datasets })).rejects.toMatchObject({
      name: 'ValidationError',
      code: 'source_unexpected',
      issues: urls.map((_, index) => expect.objectContaining({ pointer: `/datasets/${index}` })),
    });
    expect(
      JSON.parse(await read('collected/run.json')).datasets.map(({ code }: { code: string }) => code),
    ).toEqual(['source_unexpected', 'source_unexpected', ...Array(4).fill('source_refused')]);
  });
});

describe('collect, when runs overlap or end early', () => {
  const overlapping = async (texts: readonly string[], runs: number) => {
    let asked = 0;
    const world = await openWorld((_, response) => response.end(texts[asked++ % texts.length]));
    const datasets = [{ name: 'x', url: `${world.web.url}/x.csv` }];
    const ended = await Promise.all(
      Array.from({ length: runs }, () => world.collect({ time: TIME, datasets })),
    );
    return { world, outcomes: ended.flatMap((run) => run.datasets) };
  };

  it('one of many runs with the same content makes the version', async () => {
    const { outcomes, world } = await overlapping([PLAYERS], 6);
    expect(outcomes.filter(({ status }) => status === 'collected')).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === 'unchanged')).toHaveLength(5);
    expect(JSON.parse(await world.read('collected/x/latest.json'))).toMatchObject({ version: 1 });
  });

  it('every content is kept whole under a version of its own, and the manifests are one chain', async () => {
    const texts = ['a\n1\n', 'a\n2\n', 'a\n3\n', 'a\n4\n'];
    const { world } = await overlapping(texts, 4);
    const { data, manifest: newest } = JSON.parse(await world.read('collected/x/latest.json'));
    const found: string[] = [];
    const versions: number[] = [];
    for (let key: string | null = newest; key !== null; ) {
      const manifest = JSON.parse(await world.read(key));
      const text = await world.read(manifest.data);
      expect(digestOf(text)).toBe(manifest.sha256);
      found.push(text);
      versions.push(manifest.version);
      key = manifest.previous;
    }
    expect(found.toSorted()).toEqual(texts);
    expect(versions).toEqual(versions.toSorted((one, other) => other - one));
    expect(new Set(versions).size).toBe(4);
    expect(await world.read(data)).toBe(found[0]);
  });

  it.each(['keep', 'describe', 'publish'] as const)(
    'a run that ends before or after "%s" leaves nothing half',
    async (step) => {
      for (const after of [false, true]) {
        let fails = true;
        const content = { text: PLAYERS };
        const versions = (real: Versions): Versions => ({
          ...real,
          [step]: async (...given: never[]) => {
            const act = real[step] as (...all: never[]) => Promise<unknown>;
            if (after) await act(...given);
            if (fails) throw new Error('the sandbox is gone');
            return after ? true : act(...given);
          },
        });
        const world = await openWorld((_, response) => response.end(content.text), { versions });
        const datasets = [{ name: 'x', url: `${world.web.url}/x.csv` }];
        await expect(world.collect({ time: TIME, datasets })).rejects.toThrow();
        if (step === 'publish' && after) fails = false;
        else expect(world.keys()).not.toContain('collected/x/latest.json');
        fails = false;
        content.text = after ? PLAYERS : `${PLAYERS}Cy,70\n`;
        await world.collect({ time: TIME, datasets });
        const { data, sha256 } = JSON.parse(await world.read('collected/x/latest.json'));
        expect(digestOf(await world.read(data))).toBe(sha256);
        expect(await world.read(data)).toBe(content.text);
      }
    },
  );

  it('does not touch a pointer that it has not written', async () => {
    const { world } = changing(PLAYERS);
    const { collect, web, put, read } = await world;
    await put('collected/x/latest.json', '{"version": "three"}');
    const datasets = [{ name: 'x', url: `${web.url}/x.csv` }];
    await expect(collect({ time: TIME, datasets })).rejects.toMatchObject({
      name: 'ConfigError',
      code: 'misconfigured',
    });
    expect(await read('collected/x/latest.json')).toBe('{"version": "three"}');
  });
});

type Answer = import('node:http').ServerResponse;
