import { aiLimits, defineFunction } from '../definition.ts';

export const redact = defineFunction({
  name: 'redact',
  summary: 'Masks or hashes personal data in a text, or withholds the text.',
  triggers: [
    { kind: 'http', method: 'POST', path: '/redact', throttle: { rate: 20, burst: 40 } },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    { kind: 'analyse-texts', by: ['DetectDominantLanguage', 'DetectPiiEntities'] },
  ],
  environment: aiLimits('ANSWER_HOURS', 'DAILY_COMPREHEND_CALLS'),
  memoryMiB: 512,
  timeoutSeconds: 28,
  reservedConcurrency: 5,
});
