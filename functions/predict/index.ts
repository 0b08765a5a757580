import * as z from 'zod';
import { edge } from '../../lib/runtime/edge.ts';
import { readEnv } from '../../lib/runtime/env.ts';
import { fileModelStore } from '../../lib/runtime/file-model-store.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import { createPredictHandler } from './handler.ts';

const env = readEnv({ LAMBDA_TASK_ROOT: z.string(), DEFAULT_MODEL: z.string() });
const models = fileModelStore(`${env.LAMBDA_TASK_ROOT}/models`);
const predict = createPredictHandler({ models, defaultModel: env.DEFAULT_MODEL });

export const handler = edge({
  routes: {
    'POST /predict': (request) => predict(jsonBody(request)),
    'POST /models/{name}/predict': (request) => predict(jsonBody(request), request.pathParameters.name),
  },
  direct: (event) => predict(event),
});
