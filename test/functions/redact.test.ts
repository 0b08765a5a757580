import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRedactHandler } from '../../functions/redact/handler.ts';
import { comprehendAnalyser } from '../../lib/runtime/text/comprehend-analyser.ts';
import { freeCalls } from '../lib/runtime/ai/free-calls.ts';
import { scriptedComprehend } from '../lib/runtime/text/scripted-comprehend.ts';
import { toyComprehend } from '../lib/runtime/text/toy-comprehend.ts';

const redactOver = async () => {
  const { client, calls } = await scriptedComprehend(toyComprehend);
  return { redact: createRedactHandler({ analyser: comprehendAnalyser(client, freeCalls) }), calls };
};
/** Over a service that finds just these spans, whatever the text. */
const finding = async (...spans: readonly (readonly [number, number, string, number?])[]) => {
  const Entities = spans.map(([BeginOffset, EndOffset, Type, Score = 0.9]) => ({
    BeginOffset,
    EndOffset,
    Type,
    Score,
  }));
  const { client } = await scriptedComprehend(() => ({ reply: { Entities } }));
  const redact = createRedactHandler({ analyser: comprehendAnalyser(client, freeCalls) });
  return (text: string, more: object = {}) => redact({ text, language: 'en', ...more });
};
const KEY = 'a key of sixteen';

describe('redact', () => {
  it('masks every code point of personal data and nothing else', async () => {
    const { redact } = await redactOver();
    expect(await redact({ text: 'Call 555-0100 now.' })).toEqual({
      redacted: 'Call ******** now.',
      entities: [{ Score: 0.99, Type: 'PHONE', BeginOffset: 5, EndOffset: 13 }],
      mode: 'mask',
      language: 'en',
    });
  });

  it('masks exactly what stands behind emoji of many code points', async () => {
    const { redact } = await redactOver();
    const { redacted } = await redact({
      text: '👩‍👩‍👧‍👦🏳️‍🌈 call 555-0100 👍🏽 or 555-0199 🙂',
      maskCharacter: '#',
    });
    expect(redacted).toBe('👩‍👩‍👧‍👦🏳️‍🌈 call ######## 👍🏽 or ######## 🙂');
  });

  it('leaves byte order marks, zero-width characters and marks of direction where they are', async () => {
    const { redact } = await redactOver();
    const { redacted } = await redact({ text: '\uFEFF\u202Ecall\u200B 555-0100\u202C' });
    expect(redacted).toBe('\uFEFF\u202Ecall\u200B ********\u202C');
  });

  it('names the kind, or a hash that only the key gives', async () => {
    const { redact } = await redactOver();
    const text = 'Call 555-0100 or 555-0199, then 555-0100.';
    expect((await redact({ text, mode: 'type' })).redacted).toBe('Call [PHONE] or [PHONE], then [PHONE].');
    const [one, other] = ['555-0100', '555-0199'].map((value) =>
      createHmac('sha256', KEY).update(value).digest('hex').slice(0, 16),
    );
    const { redacted } = await redact({ text, mode: 'hash', key: KEY });
    expect(redacted).toBe(`Call [PHONE:${one}] or [PHONE:${other}], then [PHONE:${one}].`);
    expect((await redact({ text, mode: 'hash', key: `${KEY}!` })).redacted).not.toContain(one);
  });

  it('joins spans that overlap, masks all of them and names the surest', async () => {
    const redact = await finding([5, 12, 'NAME'], [8, 20, 'ADDRESS', 0.95], [9, 10, 'AGE'], [22, 24, 'AGE']);
    const text = 'abcdefghijklmnopqrstuvwxyz';
    expect((await redact(text)).redacted).toBe(`abcde${'*'.repeat(15)}uv**yz`);
    expect((await redact(text, { mode: 'type' })).redacted).toBe('abcde[ADDRESS]uv[AGE]yz');
  });

  it('replaces only the kinds that are asked for', async () => {
    const redact = await finding([0, 4, 'NAME'], [5, 9, 'PHONE']);
    expect(await redact('Jane 0100', { types: ['PHONE'] })).toMatchObject({
      redacted: 'Jane ****',
      entities: [{ Type: 'PHONE' }],
    });
  });

  it('asks in the language that is given, and looks for none then', async () => {
    const { redact, calls } = await redactOver();
    expect(await redact({ text: 'Llame al 555-0100', language: 'es' })).toMatchObject({ language: 'es' });
    expect(calls.map(({ operation, input }) => [operation, input.LanguageCode])).toEqual([
      ['DetectPiiEntities', 'es'],
    ]);
  });

  it('masks what stands across the cut of a text that has to be split', async () => {
    const { redact } = await redactOver();
    const text = `${'word '.repeat(19_997)}call 555-${'0100-'.repeat(8)}00 and more words`;
    const { redacted } = await redact({ text });
    expect(redacted).not.toContain('0100');
    expect(redacted).toHaveLength(text.length);
  });
});

describe('what redact refuses', () => {
  it.each([
    ['no text', {}, 'field_missing'],
    ['a text that is none', { text: 7 }, 'type_mismatch'],
    ['an unknown member', { text: 'a', colour: 'red' }, 'unknown_field'],
    ['an unknown mode', { text: 'a', mode: 'burn' }, 'type_mismatch'],
    ['an unknown kind', { text: 'a', types: ['SHOE_SIZE'] }, 'type_mismatch'],
    ['no kinds', { text: 'a', types: [] }, 'type_mismatch'],
    ['a hash without a key', { text: 'a', mode: 'hash' }, 'field_missing'],
    ['a short key', { text: 'a', mode: 'hash', key: 'short' }, 'type_mismatch'],
    ['a key for a mask', { text: 'a', key: KEY }, 'unknown_field'],
    ['a mask for a hash', { text: 'a', mode: 'hash', key: KEY, maskCharacter: '#' }, 'unknown_field'],
    ['a letter for a mask', { text: 'a', maskCharacter: 'x' }, 'type_mismatch'],
    ['no words', { text: '🙂 !' }, 'text_empty'],
    ['half a character', { text: 'a\ud800' }, 'encoding_invalid'],
  ])('is %s', async (_, payload, code) => {
    const { redact, calls } = await redactOver();
    await expect(redact(payload)).rejects.toMatchObject({ name: 'ValidationError', code });
    expect(calls).toEqual([]);
  });

  it.each([
    ['Japanese that is named', { text: '電話は555-0100です', language: 'ja' }],
    ['Japanese that is detected', { text: 'でんわは555-0100' }],
    ['a text with a fair part of Japanese', { text: 'please call でんわは 555-0100' }],
    ['a language that there is not', { text: 'call 555-0100', language: 'xx' }],
    ['a language in the wrong case', { text: 'call 555-0100', language: 'EN' }],
    ['Japanese far behind in a long text', { text: `${'Call now. '.repeat(11_000)}でんわは555-0100` }],
    ['a character too large to split', { text: `call 555-0100 a${'\u0301'.repeat(60_000)}` }],
  ])('is %s: withheld, never passed as clean', async (_, payload) => {
    const { redact } = await redactOver();
    await expect(redact(payload)).rejects.toMatchObject({
      name: 'ValidationError',
      code: 'redaction_unavailable',
      message: expect.not.stringContaining('0100'),
    });
  });
});
