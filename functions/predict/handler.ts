import {
  type PredictReply,
  predictReply,
  readPredictRequest,
} from '../../lib/core/model/predict-exchange.ts';
import type { ModelStore } from '../../lib/core/model/store.ts';
import { count, timed } from '../../lib/runtime/metrics.ts';

export interface PredictPorts {
  readonly models: ModelStore;
  /** The model that answers when the caller names none. */
  readonly defaultModel: string;
}

/** Scores the rows of a payload with the model named, or with the default one. */
export const createPredictHandler =
  ({ models, defaultModel }: PredictPorts) =>
  async (payload: unknown, name: string = defaultModel): Promise<PredictReply> => {
    const card = await models.card(name);
    const request = readPredictRequest(card, payload);
    const scorer = await models.scorer(name);
    const columns = await timed('InferenceMs', () => scorer.score(request.rows));
    const reply = predictReply(card, request, columns);
    count('Predicted', request.rows.length);
    return reply;
  };
