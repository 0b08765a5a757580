import * as z from 'zod';
import { cardFolder } from '../../lib/runtime/card-folder.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { TextReply } from '../../lib/runtime/http-reply.ts';
import { PREFLIGHT_PATHS } from '../definition.ts';
import { FUNCTIONS } from '../registry.ts';
import { createCatalogHandler } from './handler.ts';

const env = readEnv({ LAMBDA_TASK_ROOT: z.string(), DEFAULT_MODEL: z.string() });
const catalog = createCatalogHandler({
  cards: cardFolder(`${env.LAMBDA_TASK_ROOT}/models`),
  functions: FUNCTIONS,
  defaultModel: env.DEFAULT_MODEL,
});

/** Which pages may call is said in headers, and those are API Gateway's. */
const preflight = () => new TextReply('');
const preflights = PREFLIGHT_PATHS.map((path) => [`OPTIONS ${path}`, preflight]);

export const handler = edge({
  routes: {
    'GET /': catalog.what,
    'GET /models': catalog.models,
    'GET /models/{name}': ({ pathParameters }) => catalog.model(pathParameters.name ?? ''),
    'GET /openapi.json': catalog.openApi,
    ...Object.fromEntries(preflights),
    $default: ({ method, path }) => catalog.unknown(method, path),
  },
});
