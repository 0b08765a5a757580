import { aiLimits, defineFunction } from '../definition.ts';

/** The English Wikipedia; any wiki with the same API does. */
export const WIKI_URL = 'https://en.wikipedia.org/api/rest_v1';

export const summarizePage = defineFunction({
  name: 'summarize-page',
  summary:
    "Gives the first sentences of an encyclopedia's page, translated where another language is asked for.",
  triggers: [
    { kind: 'http', method: 'POST', path: '/summarize', throttle: { rate: 10, burst: 20 } },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    { kind: 'translate-texts' },
  ],
  environment: { WIKI_URL, ...aiLimits('ANSWER_HOURS', 'DAILY_TRANSLATE_CALLS') },
  memoryMiB: 256,
  timeoutSeconds: 28,
  reservedConcurrency: 5,
});
