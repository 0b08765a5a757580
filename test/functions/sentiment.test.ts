import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chosenJudge, type Judges } from '../../functions/sentiment/choose-judge.ts';
import { comprehendJudge } from '../../functions/sentiment/comprehend-judge.ts';
import { createSentimentHandler } from '../../functions/sentiment/handler.ts';
import { readTexts } from '../../functions/sentiment/read-texts.ts';
import type { TextAnswers, TextFeature } from '../../lib/core/text/analysis.ts';
import { fileModelStore } from '../../lib/runtime/file-model-store.ts';
import type { Analysed, AnalyseOptions, TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { classifierCard, classifierFolder, sampleClassifier } from '../lib/core/model/sample-classifier.ts';
import { modelFolder } from '../lib/core/model/sample-model.ts';

const judge = vi.fn(async (texts: readonly string[]) => texts.map((text) => text.includes('good')));
const sentiment = createSentimentHandler({ judge });

beforeEach(() => {
  judge.mockClear();
});

describe('the answer', () => {
  it('is an object for one text and an array for many, in their order, and its boolean is a boolean', async () => {
    expect(await sentiment(['good'])).toEqual({ positive: true });
    expect(await sentiment(['bad'])).toEqual({ positive: false });
    expect(await sentiment(['bad', 'good', 'bad'])).toEqual([
      { positive: false },
      { positive: true },
      { positive: false },
    ]);
  });

  it('is there for 100 texts of 5,000 bytes', async () => {
    const answer = await sentiment(new Array(100).fill('x'.repeat(5000)));
    expect(answer).toHaveLength(100);
  });
});

describe('nobody is asked about', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'type_mismatch'],
    ['null', null, 'type_mismatch'],
    ['a text', 'good', 'type_mismatch'],
    ['an object', { text: 'good' }, 'type_mismatch'],
    ['an object that looks like an array', { 0: 'good', length: 1 }, 'type_mismatch'],
    ['an empty array', [], 'no_rows'],
    ['101 texts', new Array(101).fill('good'), 'too_many_texts'],
  ])('%s', async (_, payload, code) => {
    await expect(sentiment(payload)).rejects.toMatchObject({ name: 'ValidationError', code });
    expect(judge).not.toHaveBeenCalled();
  });

  it.each<[string, unknown, string]>([
    ['a number', 7, 'type_mismatch'],
    ['null', null, 'type_mismatch'],
    ['an array in it', ['good'], 'type_mismatch'],
    ['an empty text', '', 'text_empty'],
    ['blanks', ' \n\t\u00a0\u200b', 'text_empty'],
    ['only emoji', '🐈👩‍💻 ❤️', 'text_empty'],
    ['half a surrogate pair', 'good \ud83d', 'encoding_invalid'],
    ['NUL', 'good\0', 'encoding_invalid'],
    ['5,001 bytes', 'x'.repeat(5001), 'text_too_large'],
    ['1,700 characters of three bytes', '猫'.repeat(1700), 'text_too_large'],
  ])('%s among good texts, and its place is named', async (_, item, code) => {
    const payload = [...new Array(7).fill('good'), item, 'good'];
    await expect(sentiment(payload)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^\/7: /),
      issues: [{ code, pointer: '/7' }],
    });
    expect(judge).not.toHaveBeenCalled();
  });

  it('any array that holds something else than texts, whose content no message repeats', () => {
    const canary = 'canary-4711';
    const items = fc.array(fc.oneof(fc.jsonValue(), fc.constant(canary)), { minLength: 1, maxLength: 110 });
    fc.assert(
      fc.property(items, (payload) => {
        fc.pre(payload.some((item) => typeof item !== 'string'));
        const refused = (): unknown => readTexts([...payload, canary]);
        expect(refused).toThrow(expect.objectContaining({ name: 'ValidationError' }));
        expect(refused).toThrow(expect.not.objectContaining({ message: expect.stringContaining(canary) }));
      }),
    );
  });
});

describe('who judges', () => {
  const comprehend = vi.fn(() => async (texts: readonly string[]) => texts.map(() => false));
  const judgesIn = (folder: string, engine: Judges['engine']): Judges => ({
    engine,
    comprehend,
    models: fileModelStore(folder),
  });

  beforeEach(() => {
    comprehend.mockClear();
  });

  it('is the classifier where there is one, and Comprehend is not even made', async () => {
    for (const engine of ['auto', 'model'] as const)
      expect(await chosenJudge(judgesIn(await classifierFolder(), engine))(['good', 'bad'])).toEqual([
        true,
        false,
      ]);
    expect(comprehend).not.toHaveBeenCalled();
  });

  it('is Comprehend where the deployer says so, or there is no classifier', async () => {
    expect(await chosenJudge(judgesIn(await classifierFolder(), 'comprehend'))(['good'])).toEqual([false]);
    expect(await chosenJudge(judgesIn(await modelFolder(), 'auto'))(['good'])).toEqual([false]);
    expect(await chosenJudge(judgesIn('/nowhere', 'auto'))(['good'])).toEqual([false]);
  });

  it('is nobody where the classifier is wanted and there is none', async () => {
    await expect(chosenJudge(judgesIn(await modelFolder(), 'model'))(['good'])).rejects.toMatchObject({
      name: 'ConfigError',
      code: 'misconfigured',
      message: expect.stringMatching(/models\/sentiment\/ is not there/),
    });
  });

  it('is nobody where the classifier is broken: that costs no money', async () => {
    const broken = { ...sampleClassifier(), vocabulary: Buffer.from('{}') };
    const folder = await classifierFolder(classifierCard(), broken);
    await expect(chosenJudge(judgesIn(folder, 'auto'))(['good'])).rejects.toMatchObject({
      name: 'ModelError',
    });
    expect(comprehend).not.toHaveBeenCalled();
  });

  it('is nobody where the model called sentiment tells no positive from negative', async () => {
    const outputs = [{ name: 'positive', type: 'float32' as const }];
    const folder = await classifierFolder(classifierCard({ outputs }));
    await expect(chosenJudge(judgesIn(folder, 'auto'))(['good'])).rejects.toMatchObject({
      code: 'model_io_unsupported',
    });
  });
});

type Scores = TextAnswers['sentiment']['SentimentScore'];

describe('Comprehend as judge', () => {
  const asked: (readonly [TextFeature, readonly string[], string])[] = [];
  const scores: Record<string, Analysed<Partial<Scores>>> = {
    gut: { ok: true, value: { Positive: 0.9, Negative: 0.05 } },
    schlecht: { ok: true, value: { Positive: 0.05, Negative: 0.9 } },
    'leans up': { ok: true, value: { Positive: 0.2, Negative: 0.1, Neutral: 0.7 } },
    'leans down': { ok: true, value: { Positive: 0.1, Negative: 0.2, Mixed: 0.7 } },
    even: { ok: true, value: { Neutral: 1 } },
    slow: { ok: false, code: 'overloaded', detail: 'try again' },
    odd: { ok: false, code: 'text_format_unsupported', detail: 'not taken' },
  };
  const languageOf = (text: string): string => (['gut', 'schlecht'].includes(text) ? 'de' : 'en');
  const answers = {
    language: (text: string) => ({
      ok: true as const,
      value: [{ LanguageCode: languageOf(text), Score: 0.99 }],
    }),
    sentiment: (text: string): Analysed<TextAnswers['sentiment']> => {
      const outcome = scores[text] ?? { ok: true, value: {} };
      if (!outcome.ok) return outcome;
      const SentimentScore = { Positive: 0, Negative: 0, Neutral: 0, Mixed: 0, ...outcome.value };
      return { ok: true, value: { Sentiment: 'NEUTRAL', SentimentScore } };
    },
  };
  const analyser: TextAnalyser = {
    analyse: async <F extends TextFeature>(feature: F, texts: readonly string[], options: AnalyseOptions) => {
      asked.push([feature, texts, options.language]);
      const answer: unknown = texts.map((text) =>
        feature === 'language' ? answers.language(text) : answers.sentiment(text),
      );
      return answer as readonly Analysed<TextAnswers[F]>[];
    },
  };

  it('finds positive what it scores more positive than negative, whatever the label, and asks by language', async () => {
    const texts = ['leans up', 'gut', 'leans down', 'schlecht', 'even'];
    expect(await comprehendJudge(analyser)(texts)).toEqual([true, true, false, false, false]);
    expect(asked).toEqual([
      ['language', texts, 'en'],
      ['sentiment', ['leans up', 'leans down', 'even'], 'en'],
      ['sentiment', ['gut', 'schlecht'], 'de'],
    ]);
  });

  it('is to be asked again where one text met with bad luck', async () => {
    await expect(comprehendJudge(analyser)(['gut', 'slow'])).rejects.toMatchObject({
      name: 'TransientError',
      code: 'overloaded',
      message: '/1: try again',
    });
  });

  it('refuses all where one is refused for good, and says which', async () => {
    await expect(comprehendJudge(analyser)(['slow', 'gut', 'odd'])).rejects.toMatchObject({
      name: 'ValidationError',
      code: 'text_format_unsupported',
      issues: [{ pointer: '/0' }, { pointer: '/2' }],
    });
  });
});
