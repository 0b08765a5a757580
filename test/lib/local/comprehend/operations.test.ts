import {
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
  DetectSyntaxCommand,
  TextSizeLimitExceededException,
} from '@aws-sdk/client-comprehend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveComprehend } from './comprehend-server.ts';

let running: Awaited<ReturnType<typeof serveComprehend>>;
beforeAll(async () => {
  running = await serveComprehend();
});
afterAll(() => running.stop());

const inEnglish = { LanguageCode: 'en' } as const;
const sentiment = (Text: string) => running.client.send(new DetectSentimentCommand({ Text, ...inEnglish }));

describe('texts that are too long', () => {
  it.each([
    ['sentiment', 5_000, (Text: string) => sentiment(Text)],
    ['syntax', 5_000, (Text: string) => running.client.send(new DetectSyntaxCommand({ Text, ...inEnglish }))],
    [
      'entities',
      100_000,
      (Text: string) => running.client.send(new DetectEntitiesCommand({ Text, ...inEnglish })),
    ],
    [
      'key phrases',
      100_000,
      (Text: string) => running.client.send(new DetectKeyPhrasesCommand({ Text, ...inEnglish })),
    ],
    [
      'personal data',
      100_000,
      (Text: string) => running.client.send(new DetectPiiEntitiesCommand({ Text, ...inEnglish })),
    ],
    [
      'a language',
      100_000,
      (Text: string) => running.client.send(new DetectDominantLanguageCommand({ Text })),
    ],
  ])('for %s have more than %d bytes', async (_, most, ask) => {
    await expect(ask('ab '.repeat(most).slice(0, most))).resolves.toBeDefined();
    await expect(ask('ab '.repeat(most).slice(0, most + 1))).rejects.toThrow(TextSizeLimitExceededException);
  });

  it('are measured in bytes of UTF-8, not in characters', async () => {
    await expect(
      running.client.send(new DetectSentimentCommand({ Text: '好'.repeat(1_700), LanguageCode: 'zh' })),
    ).rejects.toMatchObject({
      name: 'TextSizeLimitExceededException',
      message: expect.stringContaining('5100 bytes'),
    });
    await expect(
      running.client.send(new DetectSentimentCommand({ Text: '好'.repeat(1_666), LanguageCode: 'zh' })),
    ).resolves.toBeDefined();
  });
});

describe('requests that are refused', () => {
  const call = async (operation: string, body: object | string) => {
    const response = await fetch(running.url, {
      method: 'POST',
      headers: { 'x-amz-target': `Comprehend_20171127.${operation}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const { __type, message } = Object(await response.json());
    return { status: response.status, type: __type, message };
  };

  it.each([
    ['DetectSentiment', { LanguageCode: 'en' }, 'InvalidRequestException', /Text is required/],
    ['DetectSentiment', { Text: '', LanguageCode: 'en' }, 'InvalidRequestException', /at least 1 character/],
    ['DetectSentiment', { Text: 7, LanguageCode: 'en' }, 'SerializationException', /Text must be a string/],
    ['DetectSentiment', { Text: 'x' }, 'InvalidRequestException', /LanguageCode is required/],
    ['DetectSentiment', { Text: 'x', LanguageCode: 1 }, 'SerializationException', /LanguageCode must be/],
    ['DetectSentiment', { Text: 'x', LanguageCode: 'xx' }, 'UnsupportedLanguageException', /zh-TW/],
    ['DetectSentiment', { Text: 'x', LanguageCode: 'zh-tw' }, 'UnsupportedLanguageException', /zh-TW/],
    ['DetectSentiment', { Text: 'x', LanguageCode: 'constructor' }, 'UnsupportedLanguageException', /zh-TW/],
    [
      'DetectSyntax',
      { Text: 'x', LanguageCode: 'ja' },
      'UnsupportedLanguageException',
      /: de, en, es, fr, it, pt$/,
    ],
    ['DetectPiiEntities', { Text: 'x', LanguageCode: 'ja' }, 'UnsupportedLanguageException', /: en, es$/],
    [
      'DetectEntities',
      { Text: 'x', LanguageCode: 'en', EndpointArn: 'arn' },
      'InvalidRequestException',
      /^EndpointArn/,
    ],
    ['BatchDetectSentiment', { LanguageCode: 'en' }, 'InvalidRequestException', /TextList is required/],
    [
      'BatchDetectSentiment',
      { TextList: [], LanguageCode: 'en' },
      'InvalidRequestException',
      /at least 1 text/,
    ],
    [
      'BatchDetectSentiment',
      { TextList: 'x', LanguageCode: 'en' },
      'SerializationException',
      /must be a list/,
    ],
    [
      'BatchDetectSentiment',
      { TextList: ['x', 1], LanguageCode: 'en' },
      'SerializationException',
      /TextList\[1\]/,
    ],
    [
      'BatchDetectSentiment',
      { TextList: ['x', ''], LanguageCode: 'en' },
      'InvalidRequestException',
      /TextList\[1\]/,
    ],
    ['DetectSentiment', '[]', 'SerializationException', /JSON object/],
    ['StartSentimentDetectionJob', {}, 'UnknownOperationException', /BatchDetectSentiment/],
  ])('%s %j: %s', async (operation, body, type, message) => {
    expect(await call(operation, body)).toEqual({
      status: 400,
      type,
      message: expect.stringMatching(message),
    });
  });

  it('never repeat what the text says', async () => {
    const { message } = await call('DetectSentiment', { Text: 'canary'.repeat(1_000), LanguageCode: 'en' });
    expect(message).not.toContain('canary');
  });
});
