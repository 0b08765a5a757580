import { ANSWER_SCHEMAS } from '../../lib/core/text/answer-schemas.ts';
import { FEATURE_LANGUAGES } from '../../lib/core/text/feature-limits.ts';
import { PII_TYPES } from '../../lib/core/text/pii-types.ts';
import { aiLimits } from '../ai-limits.ts';
import { defineFunction, type Operation } from '../definition.ts';

/** Comprehend's own redaction knows these characters. */
export const MASK_CHARACTERS = ['*', '#', '!', '@', '$', '%', '&'] as const;

/** What may stand in the place of personal data. */
export const MODES = ['mask', 'type', 'hash'] as const;

/** Characters of the key of a hash. */
export const KEY_LENGTH = { min: 16, max: 1024 } as const;

const operation = (): Operation => ({
  summary: 'Masks or hashes personal data in a text, or withholds the text.',
  request: {
    type: 'object',
    properties: {
      text: { type: 'string' },
      language: { enum: FEATURE_LANGUAGES.pii, description: 'Detected when left out.' },
      mode: { enum: MODES, default: 'mask' },
      types: {
        type: 'array',
        minItems: 1,
        items: { enum: PII_TYPES },
        description: 'All kinds when left out.',
      },
      maskCharacter: {
        enum: MASK_CHARACTERS,
        default: MASK_CHARACTERS[0],
        description: 'For the mode "mask".',
      },
      key: {
        type: 'string',
        minLength: KEY_LENGTH.min,
        maxLength: KEY_LENGTH.max,
        description: 'For the mode "hash": the secret of an HMAC-SHA-256.',
      },
      fresh: { type: 'boolean', default: false, description: 'Pay for an answer even where one is kept.' },
    },
    required: ['text'],
    additionalProperties: false,
    examples: [{ text: 'Write to jane@example.com.', mode: 'mask' }],
  },
  reply: {
    type: 'object',
    properties: {
      redacted: { type: 'string' },
      entities: ANSWER_SCHEMAS.pii,
      mode: { enum: MODES },
      language: { type: 'string' },
    },
    required: ['redacted', 'entities', 'mode', 'language'],
  },
});

export const redact = defineFunction({
  name: 'redact',
  summary: 'Masks or hashes personal data in a text, or withholds the text.',
  triggers: [
    { kind: 'http', method: 'POST', path: '/redact', throttle: { rate: 20, burst: 40 }, operation },
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
