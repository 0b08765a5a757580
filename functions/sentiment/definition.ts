import { aiLimits } from '../ai-limits.ts';
import { defineFunction, type JsonSchema, type Operation } from '../definition.ts';

/** The model that judges, where it is in `models/`. */
export const CLASSIFIER = 'sentiment';

/** Who may judge: `auto` is the classifier where there is one, else Comprehend. */
export const SENTIMENT_ENGINES = ['auto', 'model', 'comprehend'] as const;
export type SentimentEngine = (typeof SENTIMENT_ENGINES)[number];

/** At most this many texts in one request. */
export const MOST_TEXTS = 100;

const SENTIMENT: JsonSchema = {
  type: 'object',
  properties: { positive: { type: 'boolean' } },
  required: ['positive'],
};

const operation = (): Operation => ({
  summary: 'Says of each text whether it is positive.',
  request: {
    type: 'array',
    minItems: 1,
    maxItems: MOST_TEXTS,
    items: { type: 'string', minLength: 1, description: 'at most 5,000 bytes of UTF-8' },
    examples: [['MLOps is critical for robustness']],
  },
  reply: {
    description: 'An object for one text, an array for more.',
    oneOf: [SENTIMENT, { type: 'array', minItems: 2, items: SENTIMENT }],
  },
});

export const sentiment = defineFunction({
  name: 'sentiment',
  summary: 'Says of each text whether it is positive.',
  triggers: [
    { kind: 'http', method: 'POST', path: '/sentiment', throttle: { rate: 20, burst: 40 }, operation },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    { kind: 'analyse-texts', by: ['DetectDominantLanguage', 'DetectSentiment'] },
  ],
  models: 'scoring',
  environment: { SENTIMENT_ENGINE: 'auto', ...aiLimits('ANSWER_HOURS', 'DAILY_COMPREHEND_CALLS') },
  memoryMiB: 1024,
  timeoutSeconds: 28,
  reservedConcurrency: 5,
});
