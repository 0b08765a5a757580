import { SENTIMENTS, type TextFeature } from './analysis.ts';

const SCORE = { type: 'number', minimum: 0, maximum: 1 };
const TEXT = { type: 'string' };
const OFFSET = { type: 'integer', minimum: 0, description: 'In code points of the text as it was sent.' };

const object = (properties: Readonly<Record<string, object>>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
});
const spans = (properties: Readonly<Record<string, object>>) => ({
  type: 'array',
  items: object({ ...properties, BeginOffset: OFFSET, EndOffset: OFFSET }),
});

/** Comprehend's answers as JSON Schema. */
export const ANSWER_SCHEMAS: Readonly<Record<Exclude<TextFeature, 'language'>, object>> = {
  sentiment: object({
    Sentiment: { enum: SENTIMENTS },
    SentimentScore: object({ Positive: SCORE, Negative: SCORE, Neutral: SCORE, Mixed: SCORE }),
  }),
  entities: spans({ Score: SCORE, Type: TEXT, Text: TEXT }),
  keyPhrases: spans({ Score: SCORE, Text: TEXT }),
  pii: spans({ Score: SCORE, Type: TEXT }),
  syntax: spans({
    TokenId: { type: 'integer', minimum: 1 },
    Text: TEXT,
    PartOfSpeech: object({ Tag: TEXT, Score: SCORE }),
  }),
};
