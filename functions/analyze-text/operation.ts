import { TEXT_FEATURES } from '../../lib/core/text/analysis.ts';
import { ANSWER_SCHEMAS } from '../../lib/core/text/answer-schemas.ts';
import { BATCH_ITEM_BYTES } from '../../lib/core/text/feature-limits.ts';
import type { JsonSchema, Operation } from '../definition.ts';

const QUESTION = {
  language: { type: 'string', description: 'As Comprehend writes it: en, zh-TW. Detected when left out.' },
  features: {
    type: 'array',
    minItems: 1,
    items: { enum: TEXT_FEATURES },
    default: ['language', 'sentiment', 'entities', 'keyPhrases'],
  },
  fresh: { type: 'boolean', default: false, description: 'Pay for an answer even where one is kept.' },
};

const requestOf = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  properties: { ...properties, ...QUESTION },
  required: Object.keys(properties),
  additionalProperties: false,
});

const FINDINGS = {
  language: {
    type: 'object',
    properties: {
      LanguageCode: { type: 'string' },
      Score: { type: 'number', minimum: 0, maximum: 1, description: 'Where it was detected.' },
      detected: { type: 'boolean' },
      lowConfidence: {
        const: true,
        description: 'The score is under 0.8, or that of another language is 0.2 or more.',
      },
    },
    required: ['LanguageCode', 'detected'],
  },
  ...ANSWER_SCHEMAS,
  parts: {
    type: 'object',
    description: 'How many pieces a long text was split into, by feature.',
    additionalProperties: { type: 'integer', minimum: 2 },
  },
};

const ERROR: JsonSchema = {
  type: 'object',
  properties: { code: { type: 'string' }, detail: { type: 'string' } },
  required: ['code', 'detail'],
};

/** `POST /analyze`. */
export const analyzeOperation = (mostTexts: number) => (): Operation => ({
  summary: 'Finds language, sentiment, entities, key phrases, personal data and syntax in one text or many.',
  request: {
    anyOf: [
      requestOf({ text: { type: 'string' } }),
      requestOf({
        texts: {
          type: 'array',
          minItems: 1,
          maxItems: mostTexts,
          items: { type: 'string', description: `At most ${BATCH_ITEM_BYTES} bytes of UTF-8.` },
        },
      }),
    ],
  },
  reply: {
    anyOf: [
      { type: 'object', properties: FINDINGS, required: ['language'] },
      {
        type: 'object',
        properties: {
          results: {
            type: 'array',
            description: 'In the order of the texts.',
            items: {
              type: 'object',
              properties: { index: { type: 'integer', minimum: 0 }, ...FINDINGS, error: ERROR },
              required: ['index'],
            },
          },
        },
        required: ['results'],
      },
    ],
  },
});
