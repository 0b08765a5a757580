import {
  ComprehendClient,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
} from '@aws-sdk/client-comprehend';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, keysIn } from './pictures.ts';
import { clientOptions, startTarget, type Target } from './target.ts';

/** About a player of basketball, in our own words. */
const PLAYER =
  'LeBron James won his fourth championship with the Los Angeles Lakers in 2020. He had joined them from the ' +
  'Cleveland Cavaliers two years before, and people in California still love the way he plays.';

let target: Target;
let s3: S3Client;
let comprehend: ComprehendClient;
beforeAll(async () => {
  target = await startTarget();
  s3 = new S3Client(clientOptions(target));
  comprehend = new ComprehendClient(clientOptions(target));
});
afterAll(() => target?.close());

const post = async (path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${target.apiUrl}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return { status: reply.status, body: JSON.parse(await reply.text()) };
};

const drop = (Key: string, Body: string | Uint8Array) =>
  s3.send(new PutObjectCommand({ Bucket: 'texts', Key, Body }));

const analysisOf = (key: string) =>
  eventually(async () => {
    const place = { Bucket: 'analyses', Key: `${key}.json` };
    const { Body } = await s3.send(new GetObjectCommand(place));
    return JSON.parse((await Body?.transformToString()) ?? 'null');
  });

interface Found {
  readonly Type?: string | undefined;
  readonly Text?: string | undefined;
}

const namesOf = (type: string, found: readonly Found[] = []) =>
  found.filter(({ Type }) => Type === type).map(({ Text }) => Text);

describe('five analyses of a paragraph', () => {
  it('find a person, two organizations and a sentiment that is not negative, through the SDK', async () => {
    const request = { Text: PLAYER, LanguageCode: 'en' } as const;
    const { Languages } = await comprehend.send(new DetectDominantLanguageCommand({ Text: PLAYER }));
    const { Entities } = await comprehend.send(new DetectEntitiesCommand(request));
    const { KeyPhrases = [] } = await comprehend.send(new DetectKeyPhrasesCommand(request));
    const { Entities: pii = [] } = await comprehend.send(new DetectPiiEntitiesCommand(request));
    const { Sentiment, SentimentScore } = await comprehend.send(new DetectSentimentCommand(request));
    expect(Languages?.[0]).toMatchObject({ LanguageCode: 'en' });
    expect(namesOf('PERSON', Entities)).toContain('LeBron James');
    expect(new Set(namesOf('ORGANIZATION', Entities)).size).toBeGreaterThanOrEqual(2);
    expect(KeyPhrases.length).toBeGreaterThan(3);
    expect(pii.map(({ Type }) => Type)).toContain('NAME');
    expect(['POSITIVE', 'NEUTRAL']).toContain(Sentiment);
    const scores = Object.values(SentimentScore ?? {});
    expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 3);
  });

  it('are one request to the API, which detects the language by itself', async () => {
    const features = ['language', 'sentiment', 'entities', 'keyPhrases', 'pii'];
    const { status, body } = await post('/analyze', { text: PLAYER, features });
    expect(status).toBe(200);
    expect(body.language).toMatchObject({ LanguageCode: 'en', detected: true });
    expect(namesOf('PERSON', body.entities)).toContain('LeBron James');
    expect(new Set(namesOf('ORGANIZATION', body.entities)).size).toBeGreaterThanOrEqual(2);
    expect(['POSITIVE', 'NEUTRAL']).toContain(body.sentiment.Sentiment);
    for (const { Text, BeginOffset, EndOffset } of [...body.entities, ...body.keyPhrases])
      expect([...PLAYER].slice(BeginOffset, EndOffset).join('')).toBe(Text);
  });
});

describe('many texts', () => {
  it('get 25 results and one error where the seventh of 26 is too long, in order', async () => {
    const texts = Array.from(
      { length: 26 },
      (_, index) => `Text number ${index} is about a fine day in Rome.`,
    );
    texts[7] = 'long '.repeat(1001);
    const { status, body } = await post('/analyze', { texts, features: ['sentiment'], language: 'en' });
    expect(status).toBe(200);
    expect(body.results.map(({ index }: { index: number }) => index)).toEqual(texts.map((_, index) => index));
    const wrong = body.results.filter((result: object) => 'error' in result);
    expect(wrong).toEqual([{ index: 7, error: { code: 'text_too_large', detail: expect.any(String) } }]);
  });

  it('are measured in bytes: 1,700 Chinese characters are 5,100', async () => {
    const { body } = await post('/analyze', {
      texts: ['天'.repeat(1700), '天'.repeat(1666)],
      features: ['sentiment'],
      language: 'zh',
    });
    expect(body.results[0]).toMatchObject({ index: 0, error: { code: 'text_too_large' } });
    expect(body.results[1]).toMatchObject({ index: 1, sentiment: { Sentiment: expect.any(String) } });
  });
});

describe('redaction', () => {
  it('masks exactly what stands behind emoji', async () => {
    const { status, body } = await post('/redact', {
      text: '👩‍👩‍👧‍👦🙂 Write to jane.doe@example.com, soon 🙂',
      language: 'en',
    });
    expect(status).toBe(200);
    expect(body.redacted).toBe('👩‍👩‍👧‍👦🙂 Write to ********************, soon 🙂');
  });

  it('withholds a text in a language that it cannot read', async () => {
    const { status, body } = await post('/redact', {
      text: '私の電話番号は03-1234-5678です。',
      language: 'ja',
    });
    expect(status).toBe(422);
    expect(body.code).toBe('redaction_unavailable');
    expect(JSON.stringify(body)).not.toContain('1234');
  });
});

describe('sentiment', () => {
  it.each([
    ['MLOps is critical for robustness', true],
    ['espresso is too strong', false],
  ])('says of "%s": positive is %s', async (text, positive) => {
    expect(await post('/sentiment', [text])).toEqual({ status: 200, body: { positive } });
  });

  it('answers many with as many', async () => {
    const { body } = await post('/sentiment', ['MLOps is critical for robustness', 'espresso is too strong']);
    expect(body).toEqual([{ positive: true }, { positive: false }]);
  });

  it.each([['a text'], [{}], [[]], [[1]], [[null]], [null]])('refuses %j', async (body) => {
    expect((await post('/sentiment', body)).status).toBe(400);
  });
});

describe('a file in the texts bucket', () => {
  it('leads to one document with its analysis', async () => {
    await drop('player.txt', PLAYER);
    const document = await analysisOf('player.txt');
    expect(document).toMatchObject({ status: 'analysed', source: { bucket: 'texts', key: 'player.txt' } });
    expect(JSON.stringify(document)).toContain('LeBron James');
  });

  it('may hold a list or lines of texts', async () => {
    await drop('list.json', JSON.stringify(['A wonderful day.', 'A terrible day.']));
    await drop('lines.jsonl', '"A wonderful day."\n{"text": "A terrible day."}\nno line\n');
    expect(await analysisOf('list.json')).toMatchObject({ status: 'analysed' });
    expect(await analysisOf('lines.jsonl')).toMatchObject({ status: 'analysed' });
  });

  it('that has lost its result, or was never announced, gets one from the next look at the bucket', async () => {
    await drop('forgotten + one.txt', PLAYER);
    await analysisOf('forgotten + one.txt');
    await s3.send(new DeleteObjectCommand({ Bucket: 'analyses', Key: 'forgotten + one.txt.json' }));
    const time = new Date(Date.now() + 2 * 3600 * 1000).toISOString();
    const lambda = new LambdaClient(clientOptions(target));
    const { Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: 'reconcile-texts', Payload: JSON.stringify({ time }) }),
    );
    expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toMatchObject({ next: null });
    expect((await analysisOf('forgotten + one.txt')).source.key).toBe('forgotten + one.txt');
  });

  it('is refused with its reason when it is no text', async () => {
    await drop('picture.txt', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]));
    await drop('empty.txt', '');
    expect(await analysisOf('picture.txt')).toMatchObject({ status: 'rejected' });
    expect(await analysisOf('empty.txt')).toMatchObject({
      status: 'rejected',
      reason: { code: 'empty_object' },
    });
  });
});

describe('an identical text', () => {
  const answers = () => keysIn(s3, 'answers');

  it('is paid for once, unless the caller wants a fresh answer', async () => {
    const text = 'Only this test has this sentence about a green bicycle in Lyon.';
    const ask = (more = {}) => post('/analyze', { text, language: 'en', features: ['entities'], ...more });
    const first = await ask();
    const kept = await answers();
    expect(await ask()).toEqual(first);
    expect(await ask({ fresh: true })).toEqual(first);
    expect(await answers()).toEqual(kept);
    expect(kept.join()).not.toContain('bicycle');
  });
});
