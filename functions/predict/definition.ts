import { ValidationError } from '../../lib/core/errors.ts';
import type { ModelCard } from '../../lib/core/model/card.ts';
import { replySchema, requestSchema } from '../../lib/core/model/card-schemas.ts';
import { defineFunction, type Operation } from '../definition.ts';

/** The model behind `POST /predict`, where the deployer names no other. */
export const DEFAULT_MODEL = 'mlb-height';

const operationOf = (cards: readonly ModelCard[], named: string | undefined): Operation => {
  const summary =
    named === undefined ? 'Scores rows with the model named.' : 'Scores rows with the default model.';
  const shown = named === undefined ? cards : cards.filter(({ name }) => name === named);
  if (shown.length === 0)
    throw new ValidationError('model_unknown', `no card of the default model "${named}"`);
  return { summary, request: { anyOf: shown.map(requestSchema) }, reply: { anyOf: shown.map(replySchema) } };
};

export const predict = defineFunction({
  name: 'predict',
  summary: 'Scores one feature row, or many, with an ONNX model.',
  triggers: [
    {
      kind: 'http',
      method: 'POST',
      path: '/predict',
      operation: ({ cards, defaultModel }) => operationOf(cards, defaultModel),
    },
    {
      kind: 'http',
      method: 'POST',
      path: '/models/{name}/predict',
      operation: ({ cards }) => operationOf(cards, undefined),
    },
    { kind: 'direct' },
  ],
  models: 'scoring',
  environment: { DEFAULT_MODEL },
  /** About one whole CPU, which is what Lambda gives at 1,769 MB. */
  memoryMiB: 1769,
});
