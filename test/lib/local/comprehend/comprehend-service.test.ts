import {
  BatchDetectDominantLanguageCommand,
  BatchDetectEntitiesCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  BatchDetectSyntaxCommand,
  ContainsPiiEntitiesCommand,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
} from '@aws-sdk/client-comprehend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveComprehend } from './comprehend-server.ts';

let running: Awaited<ReturnType<typeof serveComprehend>>;
beforeAll(async () => {
  running = await serveComprehend();
});
afterAll(() => running.stop());

const PLAYER =
  'LeBron James is a basketball player for the Los Angeles Lakers. He was born in Akron, Ohio, joined the Cleveland Cavaliers in 2003 and won two titles with the Miami Heat.';

describe('the five analyses of a paragraph about a player, through the AWS SDK', () => {
  it('find the language', async () => {
    const { Languages } = await running.client.send(new DetectDominantLanguageCommand({ Text: PLAYER }));
    expect(Languages?.[0]?.LanguageCode).toBe('en');
    expect(Languages?.[0]?.Score).toBeGreaterThan(0.8);
  });

  it('find a mood that is not bad', async () => {
    const { Sentiment, SentimentScore } = await running.client.send(
      new DetectSentimentCommand({ Text: PLAYER, LanguageCode: 'en' }),
    );
    expect(['POSITIVE', 'NEUTRAL']).toContain(Sentiment);
    expect(Object.keys(SentimentScore ?? {}).sort()).toEqual(['Mixed', 'Negative', 'Neutral', 'Positive']);
  });

  it('find the person, the teams, the place and the date', async () => {
    const { Entities } = await running.client.send(
      new DetectEntitiesCommand({ Text: PLAYER, LanguageCode: 'en' }),
    );
    expect(Entities?.map(({ Type, Text }) => `${Type} ${Text}`)).toEqual([
      'PERSON LeBron James',
      'ORGANIZATION Los Angeles Lakers',
      'LOCATION Akron, Ohio',
      'ORGANIZATION Cleveland Cavaliers',
      'DATE 2003',
      'QUANTITY two titles',
      'ORGANIZATION Miami Heat',
    ]);
    expect(Entities?.[0]).toEqual({
      ...{ Score: 0.97, Type: 'PERSON', Text: 'LeBron James', BeginOffset: 0, EndOffset: 12 },
    });
  });

  it('find the phrases, with their articles', async () => {
    const { KeyPhrases } = await running.client.send(
      new DetectKeyPhrasesCommand({ Text: PLAYER, LanguageCode: 'en' }),
    );
    expect(KeyPhrases?.map(({ Text }) => Text)).toEqual(
      expect.arrayContaining(['a basketball player', 'the Los Angeles Lakers', 'two titles']),
    );
  });

  it('find what tells who somebody is, without repeating it', async () => {
    const { Entities } = await running.client.send(
      new DetectPiiEntitiesCommand({ Text: PLAYER, LanguageCode: 'en' }),
    );
    expect(Entities).toEqual([{ Score: 0.97, Type: 'NAME', BeginOffset: 0, EndOffset: 12 }]);
    const { Labels } = await running.client.send(
      new ContainsPiiEntitiesCommand({ Text: `${PLAYER} ${PLAYER}`, LanguageCode: 'en' }),
    );
    expect(Labels).toEqual([{ Name: 'NAME', Score: 0.97 }]);
  });
});

it('every answer says by whom it was made; a refusal says nothing of the kind', async () => {
  const call = (text: string) =>
    fetch(running.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'Comprehend_20171127.DetectDominantLanguage' },
      body: JSON.stringify({ Text: text }),
    });
  expect((await call('hello')).headers.get('x-polo-engine')).toBe('local-comprehend-1');
  expect((await call('')).headers.get('x-polo-engine')).toBeNull();
});

it('gives the same text the same answer, whoever else asks', async () => {
  const ask = () =>
    running.client.send(new DetectEntitiesCommand({ Text: `${PLAYER} Again.`, LanguageCode: 'en' }));
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(new Set(answers.map(({ Entities }) => JSON.stringify(Entities))).size).toBe(1);
});

const inEnglish = { LanguageCode: 'en' } as const;

describe('batches', () => {
  const batch = (TextList: string[]) =>
    running.client.send(new BatchDetectSentimentCommand({ TextList, ...inEnglish }));

  it('answer each text by its index, and spoil only the one that is too long', async () => {
    const texts = Array.from({ length: 25 }, (_, index) =>
      index === 7 ? 'x'.repeat(5_001) : `Good ${index}`,
    );
    const { ResultList, ErrorList } = await batch(texts);
    expect(ResultList?.map(({ Index }) => Index)).toEqual(
      Array.from({ length: 25 }, (_, index) => index).filter((index) => index !== 7),
    );
    expect(ErrorList).toEqual([
      {
        Index: 7,
        ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED',
        ErrorMessage: expect.stringContaining('5001 bytes'),
      },
    ]);
  });

  it('hold 25 texts at most', async () => {
    await expect(batch(Array.from({ length: 26 }, () => 'Good'))).rejects.toMatchObject({
      name: 'BatchSizeLimitExceededException',
    });
  });

  it('answer as the single calls do', async () => {
    const TextList = [PLAYER, 'The food was cold.'];
    const send = async () => ({
      languages: await running.client.send(new BatchDetectDominantLanguageCommand({ TextList })),
      entities: await running.client.send(new BatchDetectEntitiesCommand({ TextList, ...inEnglish })),
      phrases: await running.client.send(new BatchDetectKeyPhrasesCommand({ TextList, ...inEnglish })),
      syntax: await running.client.send(new BatchDetectSyntaxCommand({ TextList, ...inEnglish })),
    });
    const { languages, entities, phrases, syntax } = await send();
    expect(languages.ResultList?.map(({ Languages }) => Languages?.[0]?.LanguageCode)).toEqual(['en', 'en']);
    const alone = await running.client.send(new DetectEntitiesCommand({ Text: PLAYER, ...inEnglish }));
    expect(entities.ResultList?.[0]).toEqual({ Index: 0, Entities: alone.Entities });
    expect(phrases.ResultList?.[1]?.KeyPhrases?.map(({ Text }) => Text)).toEqual(['The food']);
    expect(syntax.ResultList?.[1]?.SyntaxTokens?.map(({ TokenId }) => TokenId)).toEqual([1, 2, 3, 4, 5]);
    for (const { ErrorList } of [languages, entities, phrases, syntax]) expect(ErrorList).toEqual([]);
  });
});
