import { ANY_LANGUAGE, TRANSLATE_LANGUAGES } from '../../lib/core/translation/language-pair.ts';
import { aiLimits } from '../ai-limits.ts';
import { defineFunction, type Operation } from '../definition.ts';

const CODES = [...TRANSLATE_LANGUAGES];

const operation = (): Operation => ({
  summary: 'Translates a message; the language that it is in is found out where none is named.',
  request: {
    type: 'object',
    properties: {
      message: { type: 'string', minLength: 1 },
      source: { enum: [ANY_LANGUAGE, ...CODES], default: ANY_LANGUAGE },
      target: { enum: CODES },
      fresh: { type: 'boolean', default: false, description: 'Pay for an answer even where one is kept.' },
    },
    required: ['message', 'target'],
    additionalProperties: false,
    examples: [{ message: 'Good morning', source: 'en', target: 'fr' }],
  },
  reply: {
    type: 'object',
    properties: {
      translated: { type: 'string' },
      source: { type: 'string', description: 'What it was translated from.' },
      target: { type: 'string' },
    },
    required: ['translated', 'source', 'target'],
    examples: [{ translated: 'Bonjour', source: 'en', target: 'fr' }],
  },
});

export const translate = defineFunction({
  name: 'translate',
  summary: 'Translates a message.',
  triggers: [
    { kind: 'http', method: 'POST', path: '/translate', throttle: { rate: 10, burst: 20 }, operation },
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
