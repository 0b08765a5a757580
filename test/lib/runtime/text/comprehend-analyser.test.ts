import { describe, expect, it, vi } from 'vitest';
import { codePointsOf } from '../../../../lib/core/text/code-points.ts';
import { METRIC_UNITS, metrics } from '../../../../lib/runtime/metrics.ts';
import { comprehendAnalyser } from '../../../../lib/runtime/text/comprehend-analyser.ts';
import { manualTime } from '../batches.ts';
import { memoryCalls } from './memory-calls.ts';
import { type Script, scriptedComprehend } from './scripted-comprehend.ts';
import { toyComprehend } from './toy-comprehend.ts';

const analyserOver = async (script: Script = toyComprehend, limit?: number) => {
  const { client, calls } = await scriptedComprehend(script);
  const paid = memoryCalls(limit);
  const time = manualTime();
  return { analyser: comprehendAnalyser(client, paid, time.clock), calls, paid, slept: time.slept };
};
const EN = { language: 'en' };
const codesOf = (outcomes: readonly { readonly ok: boolean }[]) =>
  outcomes.map((outcome) => ('code' in outcome ? outcome.code : 'ok'));
const batchError = (...codes: readonly (string | undefined)[]): Script => {
  let round = 0;
  return (call) => {
    const code = codes[round];
    round += 1;
    if (code === undefined) return toyComprehend(call);
    const indexed = (call.input.TextList ?? []).map((_, Index) => ({
      Index,
      ErrorCode: code,
      ErrorMessage: '',
    }));
    return { reply: { ResultList: [], ErrorList: indexed } };
  };
};

describe('one text', () => {
  it('gets the answer of each feature in Comprehend’s shapes, offsets in code points', async () => {
    const { analyser, calls } = await analyserOver();
    const text = '👩‍👩‍👧 ACME is good, call 555-0100 [soon]';
    const [entities] = await analyser.analyse('entities', [text], EN);
    const [pii] = await analyser.analyse('pii', [text], EN);
    const [sentiment] = await analyser.analyse('sentiment', [text], EN);
    const [syntax] = await analyser.analyse('syntax', [text], EN);
    expect(entities).toEqual({
      ok: true,
      value: [{ Score: 0.99, Type: 'ORGANIZATION', Text: 'ACME', BeginOffset: 6, EndOffset: 10 }],
    });
    const [span] = pii?.ok ? pii.value : [];
    expect(codePointsOf(text).slice(span?.BeginOffset ?? 0, span?.EndOffset ?? 0)).toBe('555-0100');
    expect(sentiment).toMatchObject({ ok: true, value: { Sentiment: 'POSITIVE' } });
    expect(syntax?.ok && syntax.value[0]?.PartOfSpeech).toEqual({ Tag: 'NOUN', Score: 0.99 });
    expect(calls.map(({ operation }) => operation)).toEqual([
      'DetectEntities',
      'DetectPiiEntities',
      'DetectSentiment',
      'DetectSyntax',
    ]);
  });

  it.each(['', ' \n', '🙂🙂'])('costs nothing when it is %j', async (text) => {
    const { analyser, calls, paid } = await analyserOver();
    expect(codesOf(await analyser.analyse('sentiment', [text], EN))).toEqual(['text_empty']);
    expect({ calls, paid: paid.paid() }).toEqual({ calls: [], paid: 0 });
  });

  it.each(['xx', 'zh-tw', ''])('is not sent in the language %j', async (language) => {
    const { analyser, calls } = await analyserOver();
    expect(codesOf(await analyser.analyse('entities', ['words'], { language }))).toEqual([
      'language_unsupported',
    ]);
    expect(calls).toEqual([]);
  });

  it('is split when it is over 5,000 bytes, and has the sentiment of most of its bytes', async () => {
    const { analyser, calls, paid } = await analyserOver();
    const text = `${'This is bad. '.repeat(300)}${'This is good. '.repeat(200)}`;
    const [outcome] = await analyser.analyse('sentiment', [text], EN);
    expect(outcome?.ok && outcome.value.Sentiment).toBe('NEGATIVE');
    expect(calls).toHaveLength(1);
    expect(calls[0]?.input.TextList?.map((piece) => Buffer.byteLength(piece) <= 5000)).toEqual([true, true]);
    expect(paid.paid()).toBe(2);
  });

  it('counts 1,700 characters of Chinese as 5,100 bytes', async () => {
    const { analyser, calls } = await analyserOver();
    await analyser.analyse('sentiment', ['猫'.repeat(1700)], { language: 'zh' });
    expect(calls[0]?.input.TextList).toEqual(['猫'.repeat(1666), '猫'.repeat(34)]);
  });

  it('keeps its offsets when it is split at 100,000 bytes, and what stands across the cut', async () => {
    const { analyser, calls } = await analyserOver();
    const text = `🙂 ACME ${'word '.repeat(19_996)}[a phrase across the cut] and so on GLOBEX`;
    expect(text.indexOf('[')).toBeLessThan(100_000);
    const [phrases] = await analyser.analyse('keyPhrases', [text], EN);
    const [entities] = await analyser.analyse('entities', [text], EN);
    const points = codePointsOf(text);
    const told = (outcome: typeof phrases | typeof entities) =>
      outcome?.ok
        ? outcome.value.map((span) => [span.Text, points.slice(span.BeginOffset, span.EndOffset)])
        : [];
    expect(told(phrases)).toEqual([['[a phrase across the cut]', '[a phrase across the cut]']]);
    expect(told(entities)).toEqual([
      ['ACME', 'ACME'],
      ['GLOBEX', 'GLOBEX'],
    ]);
    expect(calls).toHaveLength(4);
  });

  it('is of the language of its first piece', async () => {
    const { analyser, calls } = await analyserOver();
    const text = `${'Das ist ein Satz. '.repeat(6000)}And this is not.`;
    const [outcome] = await analyser.analyse('language', [text], EN);
    expect(outcome).toEqual({ ok: true, value: [{ LanguageCode: 'de', Score: 0.97 }] });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.input).not.toHaveProperty('LanguageCode');
  });

  it('numbers its words through when it is split', async () => {
    const { analyser } = await analyserOver();
    const [outcome] = await analyser.analyse('syntax', ['one two three. '.repeat(500)], EN);
    const ids = outcome?.ok ? outcome.value.map(({ TokenId }) => TokenId) : [];
    expect(ids).toEqual(Array.from({ length: 1500 }, (_, index) => index + 1));
  });
});

describe('many texts', () => {
  const texts = Array.from({ length: 26 }, (_, index) => `text ${index} is ${index % 2 ? 'good' : 'bad'}`);

  it('go 25 in a call, and keep their order', async () => {
    const { analyser, calls } = await analyserOver();
    const outcomes = await analyser.analyse('sentiment', texts, EN);
    const labels = outcomes.map((outcome) => outcome.ok && outcome.value.Sentiment);
    expect(labels).toEqual(texts.map((text) => (text.includes('good') ? 'POSITIVE' : 'NEGATIVE')));
    expect(calls.map(({ input }) => input.TextList?.length).toSorted()).toEqual([1, 25]);
  });

  it('are asked again only where they failed, three times in all, with pauses', async () => {
    const { analyser, calls, slept } = await analyserOver();
    const failing = texts.slice(0, 25).with(7, 'this will FAIL');
    const outcomes = await analyser.analyse('sentiment', failing, EN);
    expect(codesOf(outcomes)).toEqual(Array(25).fill('ok').with(7, 'upstream_unavailable'));
    expect(calls.map(({ input }) => input.TextList?.length)).toEqual([25, 1, 1]);
    expect(slept).toEqual([200, 400]);
  });

  it('recover when the second try succeeds', async () => {
    const { analyser } = await analyserOver(batchError('ThrottlingException'));
    const counted = vi.spyOn(metrics, 'addMetric');
    expect(codesOf(await analyser.analyse('sentiment', ['a', 'b'], EN))).toEqual(['ok', 'ok']);
    expect(counted.mock.calls).toEqual(Array(2).fill(['ThrottledCalls', METRIC_UNITS.ThrottledCalls, 1]));
    counted.mockRestore();
  });

  it.each([
    ['TEXT_SIZE_LIMIT_EXCEEDED', 'text_too_large'],
    ['TextSizeLimitExceededException', 'text_too_large'],
    ['UNSUPPORTED_LANGUAGE', 'language_unsupported'],
    ['UnsupportedLanguageException', 'language_unsupported'],
    ['INVALID_REQUEST', 'text_format_unsupported'],
  ])('are not asked again after %s', async (errorCode, code) => {
    const { analyser, calls } = await analyserOver(batchError(errorCode));
    expect(codesOf(await analyser.analyse('sentiment', ['a', 'b'], EN))).toEqual([code, code]);
    expect(calls).toHaveLength(1);
  });

  it.each(['TOO_MANY_REQUESTS', 'ThrottlingException'])('end as overloaded when %s goes on', async (code) => {
    const { analyser, calls } = await analyserOver(batchError(code, code, code));
    expect(codesOf(await analyser.analyse('sentiment', ['a', 'b'], EN))).toEqual([
      'overloaded',
      'overloaded',
    ]);
    expect(calls).toHaveLength(3);
  });

  it('are asked one by one when a call is refused as a whole for one of them', async () => {
    const { analyser, calls } = await analyserOver(({ operation, input }) => {
      const isBad = input.TextList?.includes('b') || input.Text === 'b';
      return isBad ? { error: 'InvalidRequestException' } : toyComprehend({ operation, input });
    });
    expect(codesOf(await analyser.analyse('sentiment', ['a', 'b', 'c'], EN))).toEqual([
      'ok',
      'text_format_unsupported',
      'ok',
    ]);
    expect(calls).toHaveLength(4);
  });

  it('have no call for many where Comprehend has none, and go four at a time', async () => {
    const { analyser, calls } = await analyserOver();
    const outcomes = await analyser.analyse('pii', texts, EN);
    expect(codesOf(outcomes)).toEqual(Array(26).fill('ok'));
    expect(new Set(calls.map(({ operation }) => operation))).toEqual(new Set(['DetectPiiEntities']));
  });

  it('are asked once each, however often one comes', async () => {
    const { analyser, calls, paid } = await analyserOver();
    const outcomes = await analyser.analyse('sentiment', ['good', 'bad', 'good', 'good'], EN);
    expect(outcomes[3]).toEqual(outcomes[0]);
    expect(calls[0]?.input.TextList).toEqual(['good', 'bad']);
    expect(paid.paid()).toBe(2);
  });

  it('leave out those that are none, and still ask for the rest', async () => {
    const { analyser } = await analyserOver();
    expect(codesOf(await analyser.analyse('sentiment', ['good', '', 'a\0b', '\ud800'], EN))).toEqual([
      'ok',
      'text_empty',
      'encoding_invalid',
      'encoding_invalid',
    ]);
  });
});

describe('what is paid', () => {
  it('is paid once; a fresh answer is paid again, and kept', async () => {
    const { analyser, calls, paid } = await analyserOver();
    const first = await analyser.analyse('entities', ['ACME'], EN);
    expect(await analyser.analyse('entities', ['ACME'], EN)).toEqual(first);
    expect({ calls: calls.length, paid: paid.paid() }).toEqual({ calls: 1, paid: 1 });
    await analyser.analyse('entities', ['ACME'], { ...EN, fresh: true });
    await analyser.analyse('entities', ['ACME'], { language: 'de' });
    expect(calls).toHaveLength(3);
  });

  it('is nothing where the day has no calls left', async () => {
    const { analyser, calls } = await analyserOver(toyComprehend, 1);
    await expect(analyser.analyse('entities', ['a', 'b'], EN)).rejects.toMatchObject({
      code: 'budget_exhausted',
    });
    expect(calls).toEqual([]);
  });

  it('is kept though a later call of the same question fails', async () => {
    let round = 0;
    const { analyser, paid } = await analyserOver((call) => {
      round += 1;
      return round > 2 ? { error: 'InternalServerException', status: 500 } : toyComprehend(call);
    });
    const texts = ['1-1', '2-2', '3-3'];
    await expect(analyser.analyse('pii', texts, EN)).rejects.toThrow();
    expect(paid.kept.size).toBe(2);
  });

  it.each([
    ['something else', { Sentiment: 'FURIOUS' }],
    ['spans outside the text', [{ Score: 1, Type: 'NAME', BeginOffset: 0, EndOffset: 500 }]],
  ])('is asked anew where what is kept is %s', async (_, garbage) => {
    const { client, calls } = await scriptedComprehend(toyComprehend);
    const analyser = comprehendAnalyser(client, { ...memoryCalls(), find: async () => garbage });
    expect(codesOf(await analyser.analyse('pii', ['call 555-0100'], EN))).toEqual(['ok']);
    expect(calls).toHaveLength(1);
  });
});

describe('a service that fails', () => {
  it.each([
    ['ThrottlingException', 400],
    ['InternalServerException', 500],
    ['AccessDeniedException', 400],
  ])('is passed on as it is when it says %s', async (error, status) => {
    const { analyser } = await analyserOver(() => ({ error, status }));
    await expect(analyser.analyse('sentiment', ['a'], EN)).rejects.toMatchObject({ name: error });
    await expect(analyser.analyse('sentiment', ['a', 'b'], EN)).rejects.toMatchObject({ name: error });
  });

  it.each([
    ['TextSizeLimitExceededException', 'text_too_large'],
    ['UnsupportedLanguageException', 'language_unsupported'],
  ])('has the last word on a text with %s', async (error, code) => {
    const { analyser } = await analyserOver(() => ({ error }));
    expect(codesOf(await analyser.analyse('entities', ['a'], EN))).toEqual([code]);
  });

  it.each([
    ['no members', { reply: {} }],
    ['a list of other things', { reply: { Entities: [{ Type: 'NAME' }] } }],
    [
      'a span outside the text',
      { reply: { Entities: [{ Score: 1, Type: 'A', Text: 'x', BeginOffset: 0, EndOffset: 99 }] } },
    ],
    [
      'a span turned round',
      { reply: { Entities: [{ Score: 1, Type: 'A', Text: 'x', BeginOffset: 3, EndOffset: 1 }] } },
    ],
  ])('is not believed when it answers with %s', async (_, scripted) => {
    const { analyser, paid } = await analyserOver(() => scripted);
    await expect(analyser.analyse('entities', ['a secret'], EN)).rejects.toMatchObject({
      name: 'TransientError',
      code: 'upstream_unavailable',
      message: expect.not.stringContaining('secret'),
    });
    expect(paid.kept.size).toBe(0);
  });

  it('is not believed when it forgets a text', async () => {
    const { analyser } = await analyserOver(() => ({ reply: { ResultList: [], ErrorList: [] } }));
    await expect(analyser.analyse('entities', ['a', 'b'], EN)).rejects.toMatchObject({
      code: 'upstream_unavailable',
    });
  });
});
