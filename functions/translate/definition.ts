import { aiLimits, defineFunction } from '../definition.ts';

export const translate = defineFunction({
  name: 'translate',
  summary: 'Translates a message.',
  triggers: [
    { kind: 'http', method: 'POST', path: '/translate', throttle: { rate: 10, burst: 20 } },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    { kind: 'translate-texts' },
  ],
  environment: aiLimits('ANSWER_HOURS', 'DAILY_TRANSLATE_CALLS'),
  memoryMiB: 256,
  timeoutSeconds: 28,
  reservedConcurrency: 5,
});
