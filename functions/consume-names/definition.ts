import { aiLimits } from '../ai-limits.ts';
import { defineFunction } from '../definition.ts';
import { feedAlarms } from '../feed-alarms.ts';
import { WIKI } from '../summarize-page/definition.ts';

/** Deliveries of one name before the function gives it up, with the reason. */
export const MOST_RECEIVES = 5;

export const consumeNames = defineFunction({
  name: 'consume-names',
  summary: 'Fetches the page of each name in the queue, analyses it and writes one line about it.',
  triggers: [
    {
      kind: 'queue',
      queue: 'names',
      batchSize: 10,
      /** One more, for a sandbox that ends while it gives a message up. */
      maxReceiveCount: MOST_RECEIVES + 1,
      maxConcurrency: 5,
    },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'runs' },
    { kind: 'write-objects', bucket: 'runs' },
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    { kind: 'analyse-texts', by: ['DetectSentiment', 'DetectEntities', 'DetectKeyPhrases'] },
  ],
  environment: { ...WIKI, ...aiLimits('ANSWER_HOURS', 'DAILY_COMPREHEND_CALLS') },
  memoryMiB: 512,
  timeoutSeconds: 60,
  /** As many as the queue's pollers may ask for: fewer would send good messages to the dead-letter queue. */
  reservedConcurrency: 5,
  alarms: { own: feedAlarms('Comprehend') },
});
