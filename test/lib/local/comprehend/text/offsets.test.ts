import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointOffsets } from '../../../../../lib/local/comprehend/text/code-points.ts';
import { createTextEngine } from '../../../../../lib/local/comprehend/text-engine.ts';

const engine = createTextEngine();
const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ja', 'ko', 'pt', 'zh', 'zh-TW'];

describe('offsets', () => {
  it('count code points, not UTF-16 units', async () => {
    const text = '👩‍👩‍👧 Hello 😀 Marie Curie';
    const [person] = await engine.entities(text, 'en');
    expect(person).toMatchObject({ Text: 'Marie Curie', Type: 'PERSON', BeginOffset: 14, EndOffset: 25 });
    expect([...text].slice(14, 25).join('')).toBe('Marie Curie');
  });

  it('agree with counting code points one by one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const offset = codePointOffsets(text);
        let index = 0;
        for (const [count, sign] of [...text].entries()) {
          expect(offset(index)).toBe(count);
          index += sign.length;
        }
        expect(offset(index)).toBe([...text].length);
      }),
    );
  });
});

/** Any text: words and marks of the kinds that rules look for, and any code units, lone surrogates among them. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.array(fc.nat(0xffff), { minLength: 1, maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'Dr.',
          'St.',
          'New',
          'York',
          'Lakers',
          'the',
          'of',
          'not',
          'too',
          '“',
          '”',
          "'s",
          '-',
          '$',
          '4',
          '%',
          '😀',
          '👩‍👩‍👧',
          '\u0000',
          '\ufeff',
          '\u202e',
          '\ud800',
          '日本',
          '好',
          '\n',
          '=cmd()',
          '<b>',
          '@',
          '.',
          ',',
          'é',
          'e\u0301',
          '12 May',
          '4111 1111 1111 1111',
          'a@b.co',
          'password: x1y2z3',
        ),
        fc.string({ unit: 'grapheme', maxLength: 6 }),
      ),
      { minLength: 1, maxLength: 30 },
    )
    .map((pieces) => pieces.join(' ')),
);

describe('any text in any language', () => {
  it('is answered, with findings that are slices of it, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(...LANGUAGES), async (text, language) => {
        const signs = [...text];
        const entities = await engine.entities(text, language);
        const phrases = await engine.keyPhrases(text, language);
        const words = await engine.syntax(text, language);
        for (const findings of [entities, phrases, words]) {
          for (const { Text, BeginOffset, EndOffset } of findings) {
            expect(signs.slice(BeginOffset, EndOffset).join('')).toBe(Text);
            expect(Text).not.toBe('');
          }
          const begins = findings.map(({ BeginOffset }) => BeginOffset);
          expect(begins).toEqual([...begins].sort((one, other) => one - other));
        }
        for (const { Score, BeginOffset, EndOffset } of await engine.pii(
          text,
          language === 'es' ? 'es' : 'en',
        )) {
          expect(BeginOffset).toBeLessThan(EndOffset);
          expect(EndOffset).toBeLessThanOrEqual(signs.length);
          expect(Score).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has moods that add up to 1, the strongest of which is its sentiment', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(...LANGUAGES), async (text, language) => {
        const { Sentiment, SentimentScore } = await engine.sentiment(text, language);
        const scores = Object.entries(SentimentScore);
        expect(scores.reduce((sum, [, score]) => sum + score, 0)).toBeCloseTo(1, 6);
        const strongest = Math.max(...scores.map(([, score]) => score));
        const named = scores.find(([name]) => name.toUpperCase() === Sentiment);
        expect(named?.[1]).toBe(strongest);
      }),
      { numRuns: 200 },
    );
  });

  it('is in some language, with scores from 0 to 1, the dominant first', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const languages = await engine.languages(text);
        expect(languages.length).toBeGreaterThan(0);
        const scores = languages.map(({ Score }) => Score);
        expect(scores).toEqual([...scores].sort((one, other) => other - one));
        expect(scores.reduce((sum, score) => sum + score, 0)).toBeLessThanOrEqual(1.000001);
      }),
      { numRuns: 200, examples: [['㐀⺀']] },
    );
  });
});
