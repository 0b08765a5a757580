import { PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { answerKey } from '../../../../lib/runtime/ai/kept-answers.ts';
import { answered, callsFor, type Question } from '../../../../lib/runtime/ai/paid-calls.ts';
import { s3PaidCalls } from '../../../../lib/runtime/ai/s3-paid-calls.ts';
import { startS3 } from '../../local/s3/running-s3.ts';

const question: Question = {
  service: 'comprehend',
  operation: 'DetectSentiment',
  input: { text: 'My name is Planted Canary', language: 'en' },
};

const answersInS3 = async ({ answerHours = 24, limit = 100 } = {}) => {
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const dailyCalls = { comprehend: limit };
  const calls = s3PaidCalls(s3.client, { bucket: 'images', answerHours, dailyCalls, now });
  const pass = (hours: number): void => {
    ahead += hours * 3_600_000;
  };
  return { s3, calls, pass };
};

describe('kept answers', () => {
  it('answer an identical question without another call', async () => {
    const { calls } = await answersInS3();
    const call = vi.fn(async () => ({ Sentiment: 'POSITIVE' }));
    const first = await answered(calls, question, { units: 1, call });
    const second = await answered(calls, { ...question }, { units: 1, call });
    expect([first, second]).toEqual([{ Sentiment: 'POSITIVE' }, { Sentiment: 'POSITIVE' }]);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('do not answer a question that differs in text, language, operation or service', async () => {
    const keys = [
      question,
      { ...question, input: { text: 'My name is Planted Canary.', language: 'en' } },
      { ...question, input: { text: 'My name is Planted Canary', language: 'es' } },
      { ...question, operation: 'DetectEntities' },
      { ...question, service: 'translate' as const },
    ].map(answerKey);
    expect(new Set(keys).size).toBe(5);
  });

  it('are passed over when the caller wants a fresh one, which is kept in turn', async () => {
    const { calls } = await answersInS3();
    let made = 0;
    const call = async () => ({ made: ++made });
    await answered(calls, question, { units: 1, call });
    expect(await answered(calls, question, { units: 1, fresh: true, call })).toEqual({ made: 2 });
    expect(await answered(calls, question, { units: 1, call })).toEqual({ made: 2 });
  });

  it('are used for as long as they may be, and no longer', async () => {
    const { calls, pass } = await answersInS3({ answerHours: 24 });
    await calls.keep(question, 'kept');
    pass(23.9);
    expect(await calls.find(question)).toBe('kept');
    pass(0.2);
    expect(await calls.find(question)).toBeUndefined();
  });

  it('are not there at all where nothing may be kept', async () => {
    const { s3, calls } = await answersInS3({ answerHours: 0 });
    await calls.keep(question, 'kept');
    expect(await calls.find(question)).toBeUndefined();
    expect(s3.store.records('images')).toEqual([]);
  });

  it('tell nobody’s text by their keys', async () => {
    const { s3, calls } = await answersInS3();
    await calls.keep(question, { Sentiment: 'NEUTRAL' });
    expect(s3.store.records('images').map(({ key }) => key)).toEqual([
      expect.stringMatching(/^comprehend\/DetectSentiment\/[\da-f]{64}\.json$/),
    ]);
  });

  it('cost a call, not the request, when they are damaged or cannot be had', async () => {
    const { s3, calls } = await answersInS3();
    const place = { Bucket: 'images', Key: answerKey(question) };
    await s3.client.send(new PutObjectCommand({ ...place, Body: 'half a docu' }));
    expect(await answered(calls, question, { units: 1, call: async () => 'paid' })).toBe('paid');
    s3.client.middlewareStack.add(
      () => async () => {
        throw Object.assign(new Error('down'), { name: 'ServiceUnavailable' });
      },
      { step: 'initialize' },
    );
    expect(await calls.find(question)).toBeUndefined();
    await calls.keep(question, 'lost');
  });

  it('are never paid for when the day is used up, and still given', async () => {
    const { calls } = await answersInS3({ limit: 1 });
    await answered(calls, question, { units: 1, call: async () => 'paid' });
    const other = { ...question, operation: 'DetectEntities' };
    const call = vi.fn(async () => 'too much');
    await expect(answered(calls, other, { units: 1, call })).rejects.toMatchObject({
      code: 'budget_exhausted',
    });
    expect(call).not.toHaveBeenCalled();
    expect(await answered(calls, question, { units: 1, call })).toBe('paid');
  });
});

it('counts a call for each 5,000 bytes begun', () => {
  expect(['', 'a', 'a'.repeat(5000), 'a'.repeat(5001), '漢'.repeat(1700)].map(callsFor)).toEqual([
    1, 1, 1, 2, 2,
  ]);
});
