import { defineFunction, type JsonSchema } from '../definition.ts';
import { DEFAULT_MODEL } from '../predict/definition.ts';

const OBJECT: JsonSchema = { type: 'object' };

export const catalog = defineFunction({
  name: 'catalog',
  summary: 'Says what is here: functions, routes, models, and the OpenAPI document.',
  triggers: [
    {
      kind: 'http',
      method: 'GET',
      path: '/',
      operation: () => ({ summary: 'What is here.', reply: OBJECT }),
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/models',
      operation: () => ({ summary: 'The models that are served.', reply: OBJECT }),
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/models/{name}',
      operation: () => ({ summary: 'The card of a model and what it takes.', reply: OBJECT }),
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/openapi.json',
      operation: () => ({ summary: 'This document.', reply: OBJECT }),
    },
    { kind: 'http', method: 'ANY', path: '$default' },
  ],
  models: 'cards',
  environment: { DEFAULT_MODEL },
  memoryMiB: 256,
  timeoutSeconds: 5,
  reservedConcurrency: 5,
});
