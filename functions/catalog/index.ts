import * as z from 'zod';
import { cardFolder } from '../../lib/runtime/card-folder.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { FUNCTIONS } from '../registry.ts';
import { createCatalogHandler } from './handler.ts';

const env = readEnv({ LAMBDA_TASK_ROOT: z.string(), DEFAULT_MODEL: z.string() });
const catalog = createCatalogHandler({
  cards: cardFolder(`${env.LAMBDA_TASK_ROOT}/models`),
  functions: FUNCTIONS,
  defaultModel: env.DEFAULT_MODEL,
});

export const handler = edge({
  routes: {
    'GET /': catalog.what,
    'GET /models': catalog.models,
    'GET /models/{name}': ({ pathParameters }) => catalog.model(pathParameters.name ?? ''),
    'GET /openapi.json': catalog.openApi,
    $default: ({ method, path }) => catalog.unknown(method, path),
  },
});
