import { aiLimits } from '../ai-limits.ts';
import { defineFunction } from '../definition.ts';
import { feedAlarms } from '../feed-alarms.ts';
import { analyzeOperation } from './operation.ts';

/** Deliveries of one event before the function gives it up, with the reason. */
export const MOST_RECEIVES = 5;

/** In one request. */
export const MOST_TEXTS = 100;

/** In one file, as a list or as lines. */
export const MOST_FILE_TEXTS = 1000;

/** 1 MiB, as a request may have. */
export const MOST_FILE_BYTES = 1024 * 1024;

/** How the keys of texts end. */
export const TEXT_SUFFIXES = ['.txt', '.json', '.jsonl', '.TXT', '.JSON', '.JSONL'];

/** Where in the analyses bucket it stands who is at which text. */
export const CLAIMS_PREFIX = '.claims/';

export const analyzeText = defineFunction({
  name: 'analyze-text',
  summary: 'Finds language, sentiment, entities, key phrases, personal data and syntax in texts.',
  triggers: [
    {
      kind: 'http',
      method: 'POST',
      path: '/analyze',
      throttle: { rate: 20, burst: 40 },
      operation: analyzeOperation(MOST_TEXTS),
    },
    {
      kind: 'bucket',
      bucket: 'texts',
      suffixes: TEXT_SUFFIXES,
      batchSize: 10,
      /** One more, for a sandbox that ends while it gives a message up. */
      maxReceiveCount: MOST_RECEIVES + 1,
      maxConcurrency: 5,
    },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'texts' },
    { kind: 'read-objects', bucket: 'analyses' },
    { kind: 'write-objects', bucket: 'analyses' },
    { kind: 'delete-objects', bucket: 'analyses', prefix: CLAIMS_PREFIX },
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    {
      kind: 'analyse-texts',
      by: [
        'DetectDominantLanguage',
        'DetectSentiment',
        'DetectEntities',
        'DetectKeyPhrases',
        'DetectPiiEntities',
        'DetectSyntax',
      ],
    },
  ],
  environment: aiLimits('ANSWER_HOURS', 'DAILY_COMPREHEND_CALLS'),
  memoryMiB: 512,
  timeoutSeconds: 28,
  /** Five for the queue's pollers, which must never be refused, and five for the API. */
  reservedConcurrency: 10,
  alarms: { own: feedAlarms('Comprehend') },
});
