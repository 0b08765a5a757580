import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { comprehendJudge } from '../../functions/sentiment/comprehend-judge.ts';
import { createSentimentHandler } from '../../functions/sentiment/handler.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { freeCalls } from '../lib/runtime/ai/free-calls.ts';
import { serveTextServices } from './local-services.ts';

let services: Awaited<ReturnType<typeof serveTextServices>>;
let sentiment: ReturnType<typeof createSentimentHandler>;

beforeAll(async () => {
  services = await serveTextServices();
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region } = services.environment;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new ComprehendClient({ endpoint, region, credentials });
  sentiment = createSentimentHandler({ judge: comprehendJudge(comprehendAnalyser(client, freeCalls)) });
});
afterAll(() => services?.close());

it("the laptop's Comprehend answers as the contract says", async () => {
  expect(await sentiment(['MLOps is critical for robustness'])).toEqual({ positive: true });
  expect(await sentiment(['espresso is too strong'])).toEqual({ positive: false });
});

it('30 texts, more than one call takes, are answered in their order', async () => {
  const texts = Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? `I hate cake ${n}` : `I love cake ${n}`));
  expect(await sentiment(texts)).toEqual(texts.map((_, n) => ({ positive: n % 3 !== 0 })));
});

it('a word that might be of any language is taken for English', async () => {
  expect(await sentiment(['ok'])).toEqual({ positive: false });
});

it('a text in a language that is not judged is refused', async () => {
  const polish = 'Dzień dobry, bardzo proszę o przesłanie książki na wskazany adres jeszcze w tym tygodniu.';
  await expect(sentiment(['good', polish])).rejects.toMatchObject({
    code: 'language_unsupported',
    issues: [{ pointer: '/1' }],
  });
});
