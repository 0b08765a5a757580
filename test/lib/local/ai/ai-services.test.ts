import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { ComprehendClient, DetectSentimentCommand } from '@aws-sdk/client-comprehend';
import { DetectLabelsCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import { TranslateClient, TranslateTextCommand } from '@aws-sdk/client-translate';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { aiCloud, call, temporaryFolder, upstreamAt } from './ai-cloud.ts';
import { type Answer, type FakeAws, fakeAws, type Received } from './fake-aws.ts';

const SENTIMENT = 'Comprehend_20171127.DetectSentiment';
const LABELS = 'RekognitionService.DetectLabels';
/** Spacing, order and escapes that nobody's JSON writer would choose. */
const ODD = '{ "Sentiment" :\t"POSITIVE",\n "SentimentScore":{"Positive":0.990,"Note":"caf\\u00e9 é"}  }\r\n';

const client = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
});

const upstream = async (answer: (received: Received) => Answer | undefined): Promise<FakeAws> => {
  const aws = await fakeAws(answer);
  onTestFinished(() => aws.close());
  return aws;
};

const recording = async (aws: FakeAws, folder = temporaryFolder(), objects = {}) => {
  const warnings: string[] = [];
  const warn = (line: string) => void warnings.push(line);
  const url = await aiCloud({ kind: 'record', upstream: upstreamAt(aws.url), folder, warn }, objects);
  return { url, folder, warnings };
};

describe('local', () => {
  it('answers with the engines of the laptop, and calls nobody', async () => {
    const url = await aiCloud({ kind: 'local' });
    expect((await call(url, SENTIMENT, '{"Text":"fine","LanguageCode":"en"}')).bytes.toString()).toBe(
      '{"Sentiment":"LOCAL"}',
    );
  });
});

describe('aws', () => {
  const mode = (aws: FakeAws) => ({ kind: 'aws', upstream: upstreamAt(aws.url) }) as const;

  it('hands calls of each service on, signed anew for it, and keeps the caller’s credentials out', async () => {
    const aws = await upstream(({ target }) => ({
      body: target.startsWith('Comprehend') ? ODD : '{"TranslatedText":"bonjour","Labels":[]}',
    }));
    const url = await aiCloud(mode(aws));
    const sentiment = await new ComprehendClient(client(url)).send(
      new DetectSentimentCommand({ Text: 'fine', LanguageCode: 'en' }),
    );
    expect(sentiment.Sentiment).toBe('POSITIVE');
    const translation = await new TranslateClient(client(url)).send(
      new TranslateTextCommand({ Text: 'hello', SourceLanguageCode: 'en', TargetLanguageCode: 'fr' }),
    );
    expect(translation.TranslatedText).toBe('bonjour');
    await new RekognitionClient(client(url)).send(
      new DetectLabelsCommand({ Image: { Bytes: Buffer.from('pixels') } }),
    );
    expect(aws.received.map(({ scope, target }) => [scope, target])).toEqual([
      ['eu-west-1/comprehend', SENTIMENT],
      ['eu-west-1/translate', 'AWSShineFrontendService_20170701.TranslateText'],
      ['eu-west-1/rekognition', LABELS],
    ]);
    expect(aws.received.every(({ headers }) => !headers.authorization?.includes('test/'))).toBe(true);
  });

  it('changes no byte of a body, there or back, whatever it says', async () => {
    let answer: Answer = { body: '' };
    const aws = await upstream(() => answer);
    const url = await aiCloud(mode(aws));
    await fc.assert(
      fc.asyncProperty(
        fc.json(),
        fc.uint8Array(),
        fc.constantFrom(200, 400, 500),
        async (text, bytes, status) => {
          answer = { status, body: Buffer.from(bytes) };
          const body = ` { "Text" : ${text} }\n`;
          const reply = await call(url, SENTIMENT, body);
          expect({ status: reply.status, bytes: reply.bytes }).toEqual({ status, bytes: Buffer.from(bytes) });
          expect(aws.received.at(-1)?.body.toString()).toBe(body);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('hands a refusal on as it is, with its name, its type and its number', async () => {
    const body = '{"__type":"com.amazonaws#ThrottlingException","message":"Rate exceeded"}';
    const headers = {
      'x-amzn-errortype': 'ThrottlingException:http://internal.amazon.com/coral/',
      'content-type': 'application/x-amz-json-1.1; charset=odd',
      'x-amzn-requestid': 'number-7',
    };
    const url = await aiCloud(mode(await upstream(() => ({ status: 400, headers, body }))));
    const reply = await call(url, SENTIMENT, '{}');
    expect(reply).toMatchObject({ status: 400, bytes: Buffer.from(body) });
    expect(Object.fromEntries(reply.headers)).toMatchObject({ ...headers, 'x-polo-ai': 'aws' });
    const sdk = new ComprehendClient(client(url));
    await expect(
      sdk.send(new DetectSentimentCommand({ Text: 'fine', LanguageCode: 'en' })),
    ).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  it('puts the picture into the request where it lies in a bucket of the laptop', async () => {
    const aws = await upstream(() => ({ body: '{"Labels":[]}' }));
    const url = await aiCloud(mode(aws), { 'images/cat 1.jpg': Buffer.from('pixels') });
    const input = { Image: { S3Object: { Bucket: 'images', Name: 'cat 1.jpg' } }, MaxLabels: 3 };
    await call(url, LABELS, JSON.stringify(input));
    expect(JSON.parse(String(aws.received[0]?.body))).toEqual({
      Image: { Bytes: Buffer.from('pixels').toString('base64') },
      MaxLabels: 3,
    });
  });

  it.each([
    ['InvalidS3ObjectException', { Bucket: 'images', Name: 'gone.jpg' }],
    ['ImageTooLargeException', { Bucket: 'images', Name: 'large.jpg' }],
    ['InvalidParameterException', { Bucket: 'images' }],
  ])('refuses with %s a picture that cannot travel, and calls nobody', async (name, S3Object) => {
    const aws = await upstream(() => ({ body: '{}' }));
    const url = await aiCloud(mode(aws), { 'images/large.jpg': Buffer.alloc(5 * 1024 ** 2 + 1) });
    const { status, headers } = await call(url, LABELS, JSON.stringify({ Image: { S3Object } }));
    expect([status, headers.get('x-amzn-errortype')]).toEqual([400, name]);
    expect(aws.received).toEqual([]);
  });

  it.each(['DeleteProject', 'StartEntitiesDetectionJob', '__proto__', 'constructor'])(
    'does not hand on %s, which the laptop cloud does not have',
    async (operation) => {
      const aws = await upstream(() => ({ body: '{}' }));
      const { headers } = await call(await aiCloud(mode(aws)), `RekognitionService.${operation}`, '{}');
      expect(headers.get('x-amzn-errortype')).toBe('UnknownOperationException');
      expect(aws.received).toEqual([]);
    },
  );

  it('answers 503 in AWS’s form when nobody is there, and says nothing of the text', async () => {
    const aws = await fakeAws(() => ({ body: '{}' }));
    await aws.close();
    const { status, bytes, headers } = await call(await aiCloud(mode(aws)), SENTIMENT, '{"Text":"canary"}');
    expect([status, headers.get('x-amzn-errortype')]).toEqual([503, 'ServiceUnavailable']);
    expect(JSON.parse(String(bytes)).message).toMatch(/did not answer \(ECONNREFUSED\)/);
    expect(String(bytes)).not.toContain('canary');
  });

  it('refuses in AWS’s form when the credentials are gone', async () => {
    const aws = await upstream(() => ({ body: '{}' }));
    const gone = { ...upstreamAt(aws.url), credentials: () => Promise.reject(new Error('expired')) };
    const { headers } = await call(await aiCloud({ kind: 'aws', upstream: gone }), SENTIMENT, '{}');
    expect(headers.get('x-amzn-errortype')).toBe('UnrecognizedClientException');
    expect(aws.received).toEqual([]);
  });
});

describe('record and replay', () => {
  it('give the same answer, byte for byte, without a call to anybody but the laptop', async () => {
    const aws = await upstream(() => ({ body: ODD, headers: { 'x-amzn-requestid': 'number-1' } }));
    const { url, folder } = await recording(aws);
    const live = await call(url, SENTIMENT, '{"Text":"fine day","LanguageCode":"en"}');
    await aws.close();
    const replay = await aiCloud({ kind: 'replay', folder });
    const connect = vi.spyOn(net.Socket.prototype, 'connect');
    onTestFinished(() => connect.mockRestore());
    const kept = await call(replay, SENTIMENT, '{ "LanguageCode":"en", "Text":"fine day" }');
    expect(kept.bytes.equals(Buffer.from(ODD))).toBe(true);
    expect(kept.bytes.equals(live.bytes)).toBe(true);
    for (const name of ['content-type', 'x-amzn-requestid'])
      expect(kept.headers.get(name)).toBe(live.headers.get(name));
    expect(kept.headers.get('x-polo-ai')).toBe('replay');
    const ports = connect.mock.calls
      .flat(2)
      .map((to) => (to instanceof Object && 'port' in to ? to.port : undefined));
    expect(new Set(ports.filter((port) => port !== undefined).map(String))).toEqual(
      new Set([new URL(replay).port]),
    );
  });

  it('keep any bytes, text or not', async () => {
    let body = Buffer.alloc(0);
    const aws = await upstream(() => ({ body }));
    const { url, folder } = await recording(aws);
    const replay = await aiCloud({ kind: 'replay', folder });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        body = Buffer.from(bytes);
        await call(url, SENTIMENT, '{"Text":"any"}');
        expect((await call(replay, SENTIMENT, '{"Text":"any"}')).bytes.equals(body)).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('keep a picture by the digest of its bytes, wherever it lay, and not the picture', async () => {
    const aws = await upstream(() => ({ body: '{"Labels":[]}' }));
    const picture = Buffer.from('pixels of a cat');
    const { url, folder } = await recording(aws, temporaryFolder(), { 'images/cat.jpg': picture });
    await call(url, LABELS, '{"Image":{"S3Object":{"Bucket":"images","Name":"cat.jpg"}}}');
    const [file = ''] = readdirSync(folder);
    const text = readFileSync(join(folder, file), 'utf8');
    expect(file).toMatch(/^[0-9a-f]{64}\.json$/);
    expect(text).not.toContain(picture.toString('base64'));
    expect(JSON.parse(text)).toMatchObject({
      target: LABELS,
      request: { Image: { Bytes: { bytes: picture.length } } },
      status: 200,
      body: '{"Labels":[]}',
    });
    const replay = await aiCloud({ kind: 'replay', folder });
    const inside = JSON.stringify({ Image: { Bytes: picture.toString('base64') } });
    expect(String((await call(replay, LABELS, inside)).bytes)).toBe('{"Labels":[]}');
  });

  it('tell requests apart by operation and by every value', async () => {
    let number = 0;
    const { url, folder } = await recording(await upstream(() => ({ body: `${++number}` })));
    const bodies = ['{"Text":"a"}', '{"Text":"A"}', '{"Text":"a","LanguageCode":"en"}', '{"Text":["a"]}'];
    for (const body of bodies) await call(url, SENTIMENT, body);
    await call(url, LABELS, '{"Text":"a"}');
    const replay = await aiCloud({ kind: 'replay', folder });
    const replies = await Promise.all(bodies.map((body) => call(replay, SENTIMENT, body)));
    expect(replies.map(({ bytes }) => String(bytes))).toEqual(['1', '2', '3', '4']);
    expect(String((await call(replay, LABELS, '{"Text":"a"}')).bytes)).toBe('5');
  });

  it('keep no refusal, and the answer to a later try', async () => {
    const answers: Answer[] = [
      { status: 400, body: '{"__type":"ThrottlingException"}' },
      { status: 500, body: '{}' },
    ];
    const { url, folder } = await recording(await upstream(() => answers.shift() ?? { body: ODD }));
    expect((await call(url, SENTIMENT, '{}')).status).toBe(400);
    expect((await call(url, SENTIMENT, '{}')).status).toBe(500);
    expect(readdirSync(folder)).toEqual([]);
    await call(url, SENTIMENT, '{}');
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('give the answer that was paid for even where it cannot be kept, and say so', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { url, warnings } = await recording(await upstream(() => ({ body: ODD })), join(file, 'below'));
    expect(String((await call(url, SENTIMENT, '{"Text":"canary"}')).bytes)).toBe(ODD);
    expect(warnings).toEqual([`an answer of ${SENTIMENT} was paid for and could not be kept (ENOTDIR)`]);
  });
});

describe('replay', () => {
  it('refuses what was never recorded, says what to do, and is not worth a retry', async () => {
    const url = await aiCloud({ kind: 'replay', folder: temporaryFolder() });
    const { status, headers, bytes } = await call(url, SENTIMENT, '{"Text":"canary"}');
    expect([status, headers.get('x-amzn-errortype')]).toEqual([400, 'RecordingNotFoundException']);
    expect(JSON.parse(String(bytes)).message).toContain('npm start -- --ai record');
    expect(String(bytes)).not.toContain('canary');
    const sdk = new ComprehendClient({ ...client(url), maxAttempts: 3 });
    await expect(
      sdk.send(new DetectSentimentCommand({ Text: 'canary', LanguageCode: 'en' })),
    ).rejects.toMatchObject({ name: 'RecordingNotFoundException', $metadata: { attempts: 1 } });
  });

  it.each(['', '{', '{"status":"200"}'])('refuses a file that is no recording: %j', async (text) => {
    const { url, folder } = await recording(await upstream(() => ({ body: ODD })));
    await call(url, SENTIMENT, '{}');
    const [file = ''] = readdirSync(folder);
    writeFileSync(join(folder, file), text);
    const reply = await call(await aiCloud({ kind: 'replay', folder }), SENTIMENT, '{}');
    expect(reply.headers.get('x-amzn-errortype')).toBe('RecordingDamagedException');
  });
});
