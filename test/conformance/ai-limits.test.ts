import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComprehendClient, DetectSentimentCommand } from '@aws-sdk/client-comprehend';
import { expect, it, onTestFinished } from 'vitest';
import { startCloud } from '../../lib/local/cloud.ts';
import { upstreamAt } from '../lib/local/ai/ai-cloud.ts';
import { fakeAws } from '../lib/local/ai/fake-aws.ts';
import { clientOptions, cloudOptions, startTarget } from './target.ts';

const isHere = process.env.CONFORMANCE_API_URL === undefined;

const analyze = async (apiUrl: string, text: string, features = ['sentiment']) => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ text, language: 'en', features });
  const reply = await fetch(`${apiUrl}/analyze`, { method: 'POST', headers, body });
  return { status: reply.status, text: await reply.text() };
};

it.runIf(isHere)(
  'stops with a clear error when the calls of a day are used up, and still gives what is kept',
  async () => {
    const target = await startTarget({ DAILY_COMPREHEND_CALLS: '2' });
    onTestFinished(() => target.close());
    expect((await analyze(target.apiUrl, 'one fine day')).status).toBe(200);
    expect((await analyze(target.apiUrl, 'another fine day')).status).toBe(200);
    const refused = await analyze(target.apiUrl, 'a third fine day');
    expect(refused.status).toBe(429);
    expect(JSON.parse(refused.text)).toMatchObject({
      code: 'budget_exhausted',
      detail: expect.stringContaining('dailyComprehendCalls'),
    });
    expect((await analyze(target.apiUrl, 'one fine day')).status).toBe(200);
  },
);

/** As AWS documents it, with spaces that no parser of ours would write. */
const RECORDED =
  '{ "Sentiment": "POSITIVE",  "SentimentScore": {"Positive": 0.9712345678901234, "Negative": 0.001, "Neutral": 0.027, "Mixed": 0.0007654321098766} }';

it.runIf(isHere)(
  'serves again what AWS answered, byte for byte, to the SDK and through the API',
  async () => {
    const state = await mkdtemp(join(tmpdir(), 'conformance-'));
    onTestFinished(() => rm(state, { recursive: true }));
    const aws = await fakeAws(() => ({ body: RECORDED }));
    const folder = join(state, 'recordings');
    const upstream = upstreamAt(aws.url);
    const record = { kind: 'record' as const, upstream, folder, warn: () => {} };
    const recording = await startCloud({ ...cloudOptions(state), ai: record });
    const live = await analyze(recording.apiUrl, 'one fine day');
    await recording.close();
    await aws.close();
    expect(aws.received).toHaveLength(1);

    const replaying = await startCloud({ ...cloudOptions(state), ai: { kind: 'replay', folder } });
    onTestFinished(() => replaying.close());
    const again = await analyze(replaying.apiUrl, 'one fine day');
    expect(again).toEqual(live);
    expect(JSON.parse(again.text).sentiment).toEqual(JSON.parse(RECORDED));
    const raw = await fetch(replaying.awsUrl, {
      method: 'POST',
      headers: {
        'x-amz-target': 'Comprehend_20171127.DetectSentiment',
        'content-type': 'application/x-amz-json-1.1',
      },
      body: '{"Text":"one fine day","LanguageCode":"en"}',
    });
    expect(await raw.text()).toBe(RECORDED);
    const sdk = new ComprehendClient(clientOptions(replaying));
    const unknown = new DetectSentimentCommand({ Text: 'never recorded', LanguageCode: 'en' });
    await expect(sdk.send(unknown)).rejects.toMatchObject({ name: 'RecordingNotFoundException' });
    expect(await analyze(replaying.apiUrl, 'never recorded')).toMatchObject({ status: 500 });
  },
);
