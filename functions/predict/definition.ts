import { ValidationError } from '../../lib/core/errors.ts';
import type { ModelCard } from '../../lib/core/model/card.ts';
import { replySchema, requestSchema } from '../../lib/core/model/card-schemas.ts';
import { defineFunction, type Operation, type Throttle } from '../definition.ts';

/** The model behind `POST /predict`, where the deployer names no other. */
export const DEFAULT_MODEL = 'mlb-height';

/** Where any model may be asked. */
export const MODEL_ROUTE = '/models/{name}/predict';

const operationOf = (cards: readonly ModelCard[], named: string | undefined): Operation => {
  const summary =
    named === undefined ? 'Scores rows with the model named.' : 'Scores rows with the default model.';
  const shown = named === undefined ? cards : cards.filter(({ name }) => name === named);
  if (shown.length === 0)
    throw new ValidationError('model_unknown', `no card of the default model "${named}"`);
  return { summary, request: { anyOf: shown.map(requestSchema) }, reply: { anyOf: shown.map(replySchema) } };
};

/** Scoring costs more than any other route: half of what the others may take. */
const THROTTLE: Throttle = { rate: 50, burst: 100 };

export const predict = defineFunction({
  name: 'predict',
  summary: 'Scores one feature row, or many, with an ONNX model.',
  triggers: [
    {
      kind: 'http',
      method: 'POST',
      path: '/predict',
      throttle: THROTTLE,
      operation: ({ cards, defaultModel }) => operationOf(cards, defaultModel),
    },
    {
      kind: 'http',
      method: 'POST',
      path: MODEL_ROUTE,
      throttle: THROTTLE,
      operation: ({ cards }) => operationOf(cards, undefined),
    },
    { kind: 'direct' },
  ],
  models: 'scoring',
  environment: { DEFAULT_MODEL },
  /** About one whole CPU, which is what Lambda gives at 1,769 MB. */
  memoryMiB: 1769,
  reservedConcurrency: 20,
  alarms: {
    own: [
      {
        metric: 'NonFiniteOutput',
        atLeast: 1,
        minutes: 1,
        meaning: 'A model gave no number. Look at the input ranges in its card, and retrain or roll back.',
      },
    ],
  },
});
