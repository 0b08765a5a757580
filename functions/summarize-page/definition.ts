import { aiLimits } from '../ai-limits.ts';
import { defineFunction, type Operation } from '../definition.ts';

/** The English Wikipedia; any wiki with the same API does. */
const WIKI_URL = 'https://en.wikipedia.org/api/rest_v1';

/** Which wiki is read, and whom it may write to about the requests: nobody, where the deployer names none. */
export const WIKI = { WIKI_URL, WIKI_CONTACT: '' } as const;

/** The most sentences that may be asked for. */
export const MOST_SENTENCES = 20;

const operation = (): Operation => ({
  summary: "The first sentences of an encyclopedia's page, translated where another language is asked for.",
  request: {
    type: 'object',
    properties: {
      entity: { type: 'string', minLength: 1, description: "The page's title, or one that leads to it." },
      sentences: { type: 'integer', minimum: 1, maximum: MOST_SENTENCES, default: 3 },
      language: { type: 'string', description: "A language's code; left out, the page's own language." },
      fresh: {
        type: 'boolean',
        default: false,
        description: 'Pay for a translation even where one is kept.',
      },
    },
    required: ['entity'],
    additionalProperties: false,
    examples: [{ entity: 'Marco Polo', sentences: 2, language: 'fr' }],
  },
  reply: {
    type: 'object',
    properties: {
      title: { type: 'string', description: 'Of the page that was found.' },
      url: { type: 'string', format: 'uri' },
      language: { type: 'string', description: 'Of the summary.' },
      summary: { type: 'string' },
      sentences: { type: 'integer', minimum: 1, maximum: MOST_SENTENCES },
      translated: { type: 'boolean' },
      source: { type: 'string', description: 'What it was translated from, where it was.' },
    },
    required: ['title', 'url', 'language', 'summary', 'sentences', 'translated'],
  },
});

export const summarizePage = defineFunction({
  name: 'summarize-page',
  summary:
    "Gives the first sentences of an encyclopedia's page, translated where another language is asked for.",
  triggers: [
    { kind: 'http', method: 'POST', path: '/summarize', throttle: { rate: 10, burst: 20 }, operation },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    { kind: 'translate-texts' },
  ],
  environment: { ...WIKI, ...aiLimits('ANSWER_HOURS', 'DAILY_TRANSLATE_CALLS') },
  memoryMiB: 256,
  timeoutSeconds: 28,
  reservedConcurrency: 5,
});
