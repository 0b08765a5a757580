import type { ComprehendCall, Scripted } from './scripted-comprehend.ts';

/**
 * A service that finds what is easy to find: words in capitals are organizations, numbers are telephones, what is
 * between brackets is a phrase, and `good` and `bad` are sentiments. A text with `FAIL` in it fails.
 */
export const toyComprehend = ({ operation, input }: ComprehendCall): Scripted => {
  const answer = ANSWERS[operation.replace('Batch', '')];
  if (answer === undefined) return { error: 'UnknownOperationException' };
  if (input.TextList === undefined) return { reply: answer(input.Text ?? '') };
  const indexed = input.TextList.map((text, Index) => ({ Index, text }));
  const isFailing = ({ text }: { readonly text: string }) => text.includes('FAIL');
  return {
    reply: {
      ResultList: indexed
        .filter((each) => !isFailing(each))
        .map(({ Index, text }) => ({ Index, ...answer(text) })),
      ErrorList: indexed
        .filter(isFailing)
        .map(({ Index }) => ({ Index, ErrorCode: 'INTERNAL_SERVER_ERROR', ErrorMessage: 'it failed' })),
    },
  };
};

const ANSWERS: Readonly<Record<string, (text: string) => object>> = {
  DetectDominantLanguage: (text) => ({ Languages: languagesOf(text) }),
  DetectSentiment: (text) => sentimentOf(text),
  DetectEntities: (text) => ({
    Entities: found(text, /\b[A-Z]{2,}\b/g).map((span) => ({ ...span, Type: 'ORGANIZATION' })),
  }),
  DetectKeyPhrases: (text) => ({ KeyPhrases: found(text, /\[[^\]]*\]/g) }),
  DetectPiiEntities: (text) => ({
    Entities: found(text, /\d[\d-]+\d/g).map(({ Text: _, ...span }) => ({ ...span, Type: 'PHONE' })),
  }),
  DetectSyntax: (text) => ({
    SyntaxTokens: found(text, /\p{L}+/gu).map(({ Score, ...span }, index) => ({
      ...span,
      TokenId: index + 1,
      PartOfSpeech: { Tag: 'NOUN', Score },
    })),
  }),
};

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ 0: Text, index }) => {
    const BeginOffset = [...text.slice(0, index)].length;
    return { Score: 0.99, Text, BeginOffset, EndOffset: BeginOffset + [...Text].length };
  });

const languagesOf = (text: string) => {
  if (/\p{Script=Hiragana}/u.test(text)) {
    const mixed = /[a-z]{4}/.test(text);
    return mixed
      ? [
          { LanguageCode: 'en', Score: 0.6 },
          { LanguageCode: 'ja', Score: 0.38 },
        ]
      : [{ LanguageCode: 'ja', Score: 0.99 }];
  }
  if (/ist|und/.test(text)) return [{ LanguageCode: 'de', Score: 0.97 }];
  return [{ LanguageCode: 'en', Score: 0.98 }];
};

const sentimentOf = (text: string) => {
  const good = text.split('good').length - 1;
  const bad = text.split('bad').length - 1;
  const scores = (Positive: number, Negative: number, Neutral: number) => ({
    Positive,
    Negative,
    Neutral,
    Mixed: 0,
  });
  if (good > bad) return { Sentiment: 'POSITIVE', SentimentScore: scores(0.9, 0.05, 0.05) };
  if (bad > good) return { Sentiment: 'NEGATIVE', SentimentScore: scores(0.05, 0.9, 0.05) };
  return { Sentiment: 'NEUTRAL', SentimentScore: scores(0.05, 0.05, 0.9) };
};
