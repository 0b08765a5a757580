import type { Analysis } from './operations.ts';
import type { TextEngine } from './text-engine.ts';

/** All that Comprehend takes. */
const PRIMARY_LANGUAGES = [
  'ar',
  'de',
  'en',
  'es',
  'fr',
  'hi',
  'it',
  'ja',
  'ko',
  'pt',
  'zh',
  'zh-TW',
] as const;
const SYNTAX_LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'pt'] as const;
const PII_LANGUAGES = ['en', 'es'] as const;

// AWS documents "5 KB" and "100 KB"; its refusals count 5000 and 100000 bytes of UTF-8.
const SHORT_BYTES = 5_000;
const LONG_BYTES = 100_000;

/** What the service answers about a text, each under AWS's own limits. */
export const analysesOf = (engine: () => Promise<TextEngine>) =>
  ({
    language: {
      mostBytes: LONG_BYTES,
      answer: async (text) => ({ Languages: await (await engine()).languages(text) }),
    },
    sentiment: {
      mostBytes: SHORT_BYTES,
      languages: PRIMARY_LANGUAGES,
      answer: async (text, language) => (await engine()).sentiment(text, language),
    },
    entities: {
      mostBytes: LONG_BYTES,
      languages: PRIMARY_LANGUAGES,
      absent: ['EndpointArn', 'Bytes', 'DocumentReaderConfig'],
      answer: async (text, language) => ({ Entities: await (await engine()).entities(text, language) }),
    },
    keyPhrases: {
      mostBytes: LONG_BYTES,
      languages: PRIMARY_LANGUAGES,
      answer: async (text, language) => ({ KeyPhrases: await (await engine()).keyPhrases(text, language) }),
    },
    syntax: {
      mostBytes: SHORT_BYTES,
      languages: SYNTAX_LANGUAGES,
      answer: async (text, language) => ({ SyntaxTokens: await (await engine()).syntax(text, language) }),
    },
    pii: {
      mostBytes: LONG_BYTES,
      languages: PII_LANGUAGES,
      answer: async (text, language) => ({ Entities: await (await engine()).pii(text, language) }),
    },
    piiLabels: {
      mostBytes: LONG_BYTES,
      languages: PII_LANGUAGES,
      answer: async (text, language) => ({ Labels: labelsOf(await (await engine()).pii(text, language)) }),
    },
  }) as const satisfies Record<string, Analysis>;

/** One label for each type, as sure as its surest mention. */
const labelsOf = (entities: readonly { readonly Type: string; readonly Score: number }[]) => {
  const surest = new Map<string, number>();
  for (const { Type, Score } of entities) surest.set(Type, Math.max(Score, surest.get(Type) ?? 0));
  return Array.from(surest, ([Name, Score]) => ({ Name, Score }));
};
