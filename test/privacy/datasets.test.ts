import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { lintCsv } from '../../lib/core/datasets/lint-csv.ts';
import { contextWith, impatient, serve } from '../functions/collect-world.ts';
import { csvSource } from '../lib/core/training/csv-source.ts';
import { startS3 } from '../lib/local/s3/running-s3.ts';
import { writtenLines } from '../lib/runtime/written-lines.ts';
import { CANARIES, leaksIn } from './canaries.ts';

const BUCKET = 'images';

let load: () => Promise<{
  edge: typeof import('../../lib/runtime/edge.ts').edge;
  createCollectHandler: typeof import('../../functions/collect/handler.ts').createCollectHandler;
  webSource: typeof import('../../functions/collect/web-source.ts').webSource;
  s3Source: typeof import('../../functions/collect/s3-source.ts').s3Source;
  s3Versions: typeof import('../../functions/collect/s3-versions.ts').s3Versions;
}>;
beforeAll(() => {
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'DEBUG');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'marcopolo');
  vi.resetModules();
  load = async () => ({
    ...(await import('../../lib/runtime/edge.ts')),
    ...(await import('../../functions/collect/handler.ts')),
    ...(await import('../../functions/collect/web-source.ts')),
    ...(await import('../../functions/collect/s3-source.ts')),
    ...(await import('../../functions/collect/s3-versions.ts')),
  });
});

/** Lists of data sets with the text wherever one can be, of which some can be collected. */
const listsWith = (text: string, host: string): readonly unknown[] => {
  const part = encodeURIComponent(text);
  const urls = [
    `https://${part}:${part}@example.com/${part}`,
    `https://10.0.0.1/${part}?q=${part}#${part}`,
    `ftp://example.com/${part}`,
    `s3://${BUCKET}/${part}`,
    `s3://no-such-bucket/${part}?${part}`,
    `http://${host}/found/${part}?q=${part}`,
    `http://${host}/missing/${part}`,
    `http://${host}/moved/${part}`,
    text,
  ];
  return [
    { datasets: urls.map((url, index) => ({ name: `d${index}`, url })) },
    { datasets: [{ name: text, url: text, [text]: text }] },
    { datasets: text, [text]: text },
    text,
  ];
};

it('neither logs nor errors tell what stands in lists, addresses, replies or data sets', async () => {
  const { edge, createCollectHandler, webSource, s3Source, s3Versions } = await load();
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  let text = '';
  const web = await serve(({ url = '' }, response) => {
    const part = encodeURIComponent(text);
    const headers = {
      etag: part,
      'content-type': `text/csv; name=${part}`,
      location: `https://10.0.0.1/${part}`,
    };
    if (url.startsWith('/found'))
      response.writeHead(200, headers).end(`${text},${text}\n=${text},"\r${text}\n`);
    else response.writeHead(url.startsWith('/moved') ? 302 : 404, headers).end(text);
  });
  const versions = s3Versions(s3.client, BUCKET);
  const handler = edge({
    direct: createCollectHandler({
      sources: { 's3:': s3Source(s3.client), 'https:': webSource({ localHosts: new Set([web.host]) }) },
      versions,
      runs: versions,
      clock: impatient,
    }),
  });
  const errors: string[] = [];
  const invoke = (event: unknown) =>
    handler(event, contextWith(600_000)).catch((error: Error) =>
      errors.push(`${error.message} ${error.stack}`),
    );
  const lines = await writtenLines(async () => {
    for (text of CANARIES) {
      for (const list of listsWith(text, web.host)) {
        await invoke(list);
        const Body = typeof list === 'string' ? list : JSON.stringify(list);
        await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'collect.json', Body }));
        await invoke({ time: '2026-11-24T01:00:00Z' });
      }
    }
  });
  expect(errors).toHaveLength(8 * CANARIES.length);
  expect(leaksIn(errors)).toEqual([]);
  expect(lines.filter((line) => line.includes('data set settled')).length).toBeGreaterThan(CANARIES.length);
  expect(lines.filter((line) => line.includes('data set not collected')).length).toBeGreaterThan(
    8 * CANARIES.length,
  );
  expect(leaksIn(lines)).toEqual([]);
}, 60_000);

it('the linter repeats neither names nor cells', async () => {
  const said: string[] = [];
  for (const text of CANARIES) {
    const csv = `${text};x\n${text}|1;2\n=${text};"\r${text}"\n\ufffd${text}\n"${text}`;
    for (const file of [csv, csv.replaceAll(';', ','), `"${text}"${text}\n`, Buffer.from(csv, 'utf16le')])
      said.push(JSON.stringify((await lintCsv(csvSource(file))).findings));
  }
  expect(said.join('').length).toBeGreaterThan(100 * CANARIES.length);
  expect(leaksIn(said)).toEqual([]);
});
