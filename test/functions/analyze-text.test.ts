import { describe, expect, it } from 'vitest';
import { analyseRequest } from '../../functions/analyze-text/analyse-request.ts';
import { readAnalyzeRequest } from '../../functions/analyze-text/request.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { manualTime } from '../lib/runtime/batches.ts';
import { memoryCalls } from '../lib/runtime/text/memory-calls.ts';
import { type Script, scriptedComprehend } from '../lib/runtime/text/scripted-comprehend.ts';
import { toyComprehend } from '../lib/runtime/text/toy-comprehend.ts';

const analyzeOver = async (script: Script = toyComprehend) => {
  const { client, calls } = await scriptedComprehend(script);
  const paid = memoryCalls();
  const analyser = comprehendAnalyser(client, paid, manualTime().clock);
  const analyze = async (event: unknown) => analyseRequest(analyser, readAnalyzeRequest(event));
  const operations = () => calls.map(({ operation }) => operation).toSorted();
  return { analyze, calls, operations, paid };
};
const NEUTRAL = {
  Sentiment: 'NEUTRAL',
  SentimentScore: { Positive: 0.05, Negative: 0.05, Neutral: 0.9, Mixed: 0 },
};

describe('one text', () => {
  it('has its language, sentiment, entities and key phrases when nothing else is asked', async () => {
    const { analyze } = await analyzeOver();
    expect(await analyze({ text: 'ACME [of old]' })).toEqual({
      language: { LanguageCode: 'en', Score: 0.98, detected: true },
      sentiment: NEUTRAL,
      entities: [{ Score: 0.99, Type: 'ORGANIZATION', Text: 'ACME', BeginOffset: 0, EndOffset: 4 }],
      keyPhrases: [{ Score: 0.99, Text: '[of old]', BeginOffset: 5, EndOffset: 13 }],
    });
  });

  it('is asked about just the features that are named, in one order', async () => {
    const { analyze, operations } = await analyzeOver();
    const answer = await analyze({ text: 'call 555-0100', features: ['syntax', 'pii', 'pii'] });
    expect(Object.keys(answer)).toEqual(['language', 'pii', 'syntax']);
    expect(operations()).toEqual(['DetectDominantLanguage', 'DetectPiiEntities', 'DetectSyntax']);
  });

  it('is not looked at for a language that is given', async () => {
    const { analyze, operations } = await analyzeOver();
    const answer = await analyze({ text: 'ACME', language: 'de', features: ['entities'] });
    expect(answer).toMatchObject({ language: { LanguageCode: 'de', detected: false } });
    expect(answer).not.toHaveProperty('language.Score');
    expect(operations()).toEqual(['DetectEntities']);
  });

  it('has the language of most of it, and a flag where another has a fair part', async () => {
    const { analyze } = await analyzeOver();
    expect(await analyze({ text: 'words and にほんご', features: ['sentiment'] })).toMatchObject({
      language: { LanguageCode: 'en', Score: 0.6, detected: true, lowConfidence: true },
    });
  });

  it('says how many pieces it was split into', async () => {
    const { analyze } = await analyzeOver();
    const text = 'This is good. '.repeat(800);
    expect(await analyze({ text, features: ['sentiment', 'entities'] })).toMatchObject({
      sentiment: { Sentiment: 'POSITIVE' },
      parts: { sentiment: 3 },
    });
  });

  it('is answered from what is kept, unless it is to be fresh', async () => {
    const { analyze, calls, paid } = await analyzeOver();
    const first = await analyze({ text: 'ACME' });
    expect(await analyze({ text: 'ACME' })).toEqual(first);
    expect({ calls: calls.length, paid: paid.paid() }).toEqual({ calls: 4, paid: 4 });
    expect(await analyze({ text: 'ACME', fresh: true })).toEqual(first);
    expect(calls).toHaveLength(8);
  });

  it.each([
    ['', 'text_empty'],
    [' \t\n', 'text_empty'],
    ['🙂👍', 'text_empty'],
    ['a\ud800', 'encoding_invalid'],
    ['a\0', 'encoding_invalid'],
  ])('is refused when it is %j, and nothing is paid', async (text, code) => {
    const { analyze, calls } = await analyzeOver();
    await expect(analyze({ text })).rejects.toMatchObject({ name: 'ValidationError', code });
    expect(calls).toEqual([]);
  });

  it.each(['xx', 'zh-tw', ''])('is refused in the language %j', async (language) => {
    const { analyze, calls } = await analyzeOver();
    await expect(analyze({ text: 'words', language })).rejects.toMatchObject({
      code: 'language_unsupported',
    });
    expect(calls).toEqual([]);
  });

  it('is refused when its language has not what is asked, by the name of the feature', async () => {
    const { analyze } = await analyzeOver();
    await expect(analyze({ text: 'これはペンです', features: ['sentiment', 'pii'] })).rejects.toMatchObject({
      code: 'language_unsupported',
      message: expect.stringContaining('"pii"'),
    });
  });

  it('is refused when its language cannot be told', async () => {
    const { analyze } = await analyzeOver(() => ({ reply: { Languages: [] } }));
    await expect(analyze({ text: '12345' })).rejects.toMatchObject({ code: 'language_unsupported' });
  });

  it.each(['\uFEFFACME', '\u202EACME\u202C', 'zero\u200Bwidth ACME'])(
    'keeps %j as it is, and offsets into it',
    async (text) => {
      const { analyze, calls } = await analyzeOver();
      const answer = await analyze({ text, features: ['entities'] });
      const [entity] = 'entities' in answer ? (answer.entities ?? []) : [];
      expect([...text].slice(entity?.BeginOffset, entity?.EndOffset).join('')).toBe('ACME');
      expect(calls.every(({ input }) => input.Text === text)).toBe(true);
    },
  );

  it.each(['<script>alert(1)</script>', "'; DROP TABLE texts; --", '=cmd()|A1', 'a\r\nERROR forged line'])(
    'is data, whatever it looks like: %j',
    async (text) => {
      const { analyze, calls } = await analyzeOver();
      await analyze({ text, features: ['sentiment'] });
      expect(calls[1]?.input.Text).toBe(text);
    },
  );
});

describe('many texts', () => {
  const texts = Array.from({ length: 26 }, (_, index) => `text ${index} is good`);

  it('are 25 results and one error, in order, when the one at index 7 is over 5,000 bytes', async () => {
    const { analyze, calls } = await analyzeOver();
    const answer = await analyze({ texts: texts.with(7, '猫'.repeat(1700)), features: ['sentiment'] });
    const results = 'results' in answer ? answer.results : [];
    expect(results.map(({ index }) => index)).toEqual(Array.from(texts.keys()));
    expect(results.filter((result) => 'error' in result)).toEqual([
      { index: 7, error: { code: 'text_too_large', detail: expect.stringContaining('5000 bytes') } },
    ]);
    expect(results.filter((result) => 'sentiment' in result)).toHaveLength(25);
    expect(calls.map(({ input }) => input.TextList?.length)).toEqual([25, 25]);
  });

  it('are asked about by language, each with its own', async () => {
    const { analyze, calls } = await analyzeOver();
    const answer = await analyze({
      texts: ['good', 'das ist bad', 'またね', 'bad', 'und good'],
      features: ['sentiment'],
    });
    expect(answer).toMatchObject({
      results: [
        { index: 0, language: { LanguageCode: 'en' }, sentiment: { Sentiment: 'POSITIVE' } },
        { index: 1, language: { LanguageCode: 'de' }, sentiment: { Sentiment: 'NEGATIVE' } },
        { index: 2, language: { LanguageCode: 'ja' }, sentiment: { Sentiment: 'NEUTRAL' } },
        { index: 3, language: { LanguageCode: 'en' }, sentiment: { Sentiment: 'NEGATIVE' } },
        { index: 4, language: { LanguageCode: 'de' }, sentiment: { Sentiment: 'POSITIVE' } },
      ],
    });
    const asked = calls.slice(1).map(({ input }) => [input.LanguageCode, input.TextList ?? [input.Text]]);
    expect(asked.toSorted()).toEqual([
      ['de', ['das ist bad', 'und good']],
      ['en', ['good', 'bad']],
      ['ja', ['またね']],
    ]);
  });

  it('have errors in their places, and only those', async () => {
    const { analyze } = await analyzeOver();
    const answer = await analyze({
      texts: ['good', '', 'this will FAIL', 'でんわ', 'a\0'],
      features: ['pii', 'sentiment'],
    });
    const results = 'results' in answer ? answer.results : [];
    expect(results.map((result) => ('error' in result ? result.error.code : 'ok'))).toEqual([
      'ok',
      'text_empty',
      'upstream_unavailable',
      'language_unsupported',
      'encoding_invalid',
    ]);
  });

  it('may be a hundred, and no more', async () => {
    const { analyze } = await analyzeOver();
    const answer = await analyze({ texts: Array(100).fill('good'), features: ['sentiment'], language: 'en' });
    expect('results' in answer && answer.results).toHaveLength(100);
    await expect(analyze({ texts: Array(101).fill('good') })).rejects.toMatchObject({
      code: 'too_many_texts',
    });
  });
});

describe('a request', () => {
  it.each([
    ['no text', {}, 'field_missing'],
    ['a text and texts', { text: 'a', texts: ['b'] }, 'unknown_field'],
    ['an unknown member', { text: 'a', colour: 1 }, 'unknown_field'],
    ['an unknown feature', { text: 'a', features: ['colour'] }, 'type_mismatch'],
    ['no features', { text: 'a', features: [] }, 'type_mismatch'],
    ['no texts', { texts: [] }, 'type_mismatch'],
    ['texts that are none', { texts: ['a', 7] }, 'type_mismatch'],
    ['null', null, 'type_mismatch'],
  ])('with %s is refused', async (_, event, code) => {
    const { analyze } = await analyzeOver();
    await expect(analyze(event)).rejects.toMatchObject({ name: 'ValidationError', code });
  });
});
