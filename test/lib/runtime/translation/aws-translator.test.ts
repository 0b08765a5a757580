import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaidCalls } from '../../../../lib/runtime/ai/paid-calls.ts';
import { awsTranslator } from '../../../../lib/runtime/translation/aws-translator.ts';
import { freeCalls } from '../ai/free-calls.ts';
import { type Said, type TextRequest, translateServer } from './translate-server.ts';

const upperCase = ({ Text }: TextRequest): Said => ({ TranslatedText: Text.toUpperCase() });
const PAIR = { source: 'en', target: 'fr' };

const translating = async (answer: (request: TextRequest) => Said, calls: PaidCalls = freeCalls) => {
  const { client, asked } = await translateServer(answer);
  return { asked, translator: awsTranslator(client, calls) };
};

describe('a text', () => {
  it('is translated, and the languages are those that the service used', async () => {
    const found = ({ Text }: TextRequest): Said => ({
      TranslatedText: `le ${Text}`,
      SourceLanguageCode: 'en',
    });
    const { translator, asked } = await translating(found);
    const answer = await translator.translate('dog', { source: 'auto', target: 'fr' });
    expect(answer).toEqual({ translated: 'le dog', source: 'en', target: 'fr' });
    expect(asked).toEqual([{ Text: 'dog', SourceLanguageCode: 'auto', TargetLanguageCode: 'fr' }]);
  });

  it('keeps the space around it, which the service never sees', async () => {
    const { translator, asked } = await translating(() => ({ TranslatedText: "$& $1 l'eau" }));
    const { translated } = await translator.translate('\n  some $& water \t\n', PAIR);
    expect(translated).toBe("\n  $& $1 l'eau \t\n");
    expect(asked[0]?.Text).toBe('some $& water');
  });

  it.each([
    ['of 10,000 bytes', 'x'.repeat(10_000), 1],
    ['of a byte more', `${'x'.repeat(9999)}. y`, 2],
    ['of 3,334 characters that take three bytes each', '猫'.repeat(3334), 2],
  ])('%s is translated in as many calls as it needs', async (_, text, calls) => {
    const { translator, asked } = await translating(upperCase);
    expect((await translator.translate(text, PAIR)).translated === text.toUpperCase()).toBe(true);
    expect(asked).toHaveLength(calls);
    for (const { Text } of asked) expect(Buffer.byteLength(Text)).toBeLessThanOrEqual(10_000);
  });

  it('that is long is parted at ends of sentences, and put together with all its space', async () => {
    const { translator, asked } = await translating(upperCase);
    const text = `${'The dog barks at night.  It sleeps by day.\n\n'.repeat(800)}  `;
    expect((await translator.translate(text, PAIR)).translated === text.toUpperCase()).toBe(true);
    expect(asked.length).toBeGreaterThan(3);
    for (const { Text } of asked) expect(Text).toMatch(/^(?:The|It).*\.$/s);
  });

  it('that is long has one language, found in its first words', async () => {
    const found = ({ Text }: TextRequest): Said => ({ TranslatedText: Text, SourceLanguageCode: 'de' });
    const { translator, asked } = await translating(found);
    const text = `${' '.repeat(12_000)}${'Der Hund bellt. '.repeat(2000)}`;
    const answer = await translator.translate(text, { source: 'auto', target: 'fr' });
    expect(answer).toEqual({ translated: text, source: 'de', target: 'fr' });
    const [first, ...others] = asked.map(({ SourceLanguageCode }) => SourceLanguageCode);
    expect(first).toBe('auto');
    expect(new Set(others)).toEqual(new Set(['de']));
  });

  it('of whatever characters comes back whole', async () => {
    const { translator } = await translating(({ Text }) => ({ TranslatedText: Text }));
    const texts = fc.array(fc.constantFrom('a. ', '猫。', '👩‍👩‍👧‍👦 ', 'é', '\r\n', '\u00a0', '1 '), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 300 }), async (parts, times) => {
        const text = `word ${parts.join('').repeat(times)}`;
        expect(await translator.translate(text, PAIR)).toMatchObject({ translated: text });
      }),
      { numRuns: 20 },
    );
  });
});

describe('what can have no translation costs nothing', () => {
  it.each([
    ['', 'text_empty'],
    [' \n', 'text_empty'],
    ['🐈 👩‍👩‍👧‍👦 !', 'text_empty'],
    ['half \uD800', 'encoding_invalid'],
    ['a\0b', 'encoding_invalid'],
  ])('%j', async (text, code) => {
    const { translator, asked } = await translating(upperCase);
    await expect(translator.translate(text, PAIR)).rejects.toMatchObject({ name: 'ValidationError', code });
    expect(asked).toEqual([]);
  });

  it.each([
    ['en', 'xx'],
    ['xx', 'en'],
    ['en', 'en'],
    ['en', 'auto'],
    ['en', 'zh-tw'],
    ['', ''],
    ['Jane Roe', 'fr'],
  ])('from %j into %j', async (source, target) => {
    const { translator, asked } = await translating(upperCase);
    const failure: Error = await translator.translate('dog', { source, target }).catch((error) => error);
    expect(failure).toMatchObject({ name: 'ValidationError', code: 'language_pair_unsupported' });
    expect(failure.message).toContain('fr, fr-CA');
    expect(failure.message).not.toContain('Jane');
    expect(asked).toEqual([]);
  });
});

describe('a refusal of the service', () => {
  it.each([
    ['UnsupportedLanguagePairException', 'ValidationError', 'language_pair_unsupported', /any two of af/],
    ['DetectedLanguageLowConfidenceException', 'ValidationError', 'language_unsupported', /"source"/],
    ['TextSizeLimitExceededException', 'ValidationError', 'text_too_large', /too long/],
    ['AccessDeniedException', 'ConfigError', 'misconfigured', /translate:TranslateText$/],
  ])('%s is told as %s, without the text', async (error, name, code, message) => {
    const { translator, asked } = await translating(() => ({ error }));
    const failure = await translator.translate('secret', PAIR).catch((thrown) => thrown);
    expect(failure).toMatchObject({ name, code, message: expect.stringMatching(message) });
    expect(failure.message).not.toContain('secret');
    expect(asked).toHaveLength(1);
  });

  it('for want of rights names both rights where the source is to be found out', async () => {
    const { translator } = await translating(() => ({ error: 'AccessDeniedException' }));
    await expect(translator.translate('dog', { source: 'auto', target: 'fr' })).rejects.toThrow(
      /translate:TranslateText and.* comprehend:DetectDominantLanguage/,
    );
  });

  it.each([
    ['TooManyRequestsException', 400],
    ['ServiceUnavailableException', 503],
    ['InternalServerException', 500],
  ])('%s is tried three times, and stays what it is', async (error, status) => {
    const { translator, asked } = await translating(() => ({ error, status }));
    await expect(translator.translate('dog', PAIR)).rejects.toMatchObject({ name: error });
    expect(asked).toHaveLength(3);
  });

  it('to answer at all ends in time', async () => {
    const { client } = await translateServer(() => 'nothing');
    const translator = awsTranslator(client, freeCalls, { totalMs: 100 });
    await expect(translator.translate('dog', PAIR)).rejects.toMatchObject({ code: 'upstream_timeout' });
  });
});

describe('what is paid', () => {
  const counting = () => {
    const kept = new Map<string, unknown>();
    const taken: number[] = [];
    const calls: PaidCalls = {
      find: async ({ input }) => kept.get(JSON.stringify(input)),
      take: async (_, units) => void taken.push(units),
      keep: async ({ input }, answer) => void kept.set(JSON.stringify(input), answer),
    };
    return { calls, taken };
  };

  it('is counted by 5,000 bytes begun, and an identical text costs nothing', async () => {
    const { calls, taken } = counting();
    const { translator, asked } = await translating(upperCase, calls);
    const text = 'x'.repeat(5001);
    const first = await translator.translate(text, PAIR);
    expect(await translator.translate(` ${text}\n`, PAIR)).toEqual({
      ...first,
      translated: ` ${first.translated}\n`,
    });
    expect(taken).toEqual([2]);
    expect(asked).toHaveLength(1);
  });

  it('is paid again when a fresh answer is wanted, or into another language', async () => {
    const { calls, taken } = counting();
    const { translator } = await translating(upperCase, calls);
    await translator.translate('dog', PAIR);
    await translator.translate('dog', { ...PAIR, fresh: true });
    await translator.translate('dog', { ...PAIR, target: 'de' });
    expect(taken).toEqual([1, 1, 1]);
  });

  it('for parts is kept when a later part fails', async () => {
    const { calls } = counting();
    let fails = true;
    const { translator, asked } = await translating(
      (request) =>
        fails && request.Text.includes('Dog 1500 ')
          ? { error: 'InvalidRequestException' }
          : upperCase(request),
      calls,
    );
    const text = Array.from({ length: 1600 }, (_, index) => `Dog ${index} barks at night.`).join(' ');
    await expect(translator.translate(text, PAIR)).rejects.toMatchObject({ name: 'InvalidRequestException' });
    fails = false;
    const { length: before } = asked;
    const { translated } = await translator.translate(text, PAIR);
    expect(translated === text.toUpperCase()).toBe(true);
    expect(asked.length - before).toBe(1);
  });
});
