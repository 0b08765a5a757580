import { aiLimits, defineFunction } from '../definition.ts';

export const sentiment = defineFunction({
  name: 'sentiment',
  summary: 'Says of each text whether it is positive.',
  triggers: [
    { kind: 'http', method: 'POST', path: '/sentiment', throttle: { rate: 20, burst: 40 } },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    { kind: 'analyse-texts', by: ['DetectDominantLanguage', 'DetectSentiment'] },
  ],
  models: 'scoring',
  environment: aiLimits('ANSWER_HOURS', 'DAILY_COMPREHEND_CALLS'),
  memoryMiB: 1024,
  timeoutSeconds: 28,
  reservedConcurrency: 5,
});
