import { labelOutput, labelProbability } from '../../lib/core/model/label-probability.ts';
import type { ModelStore } from '../../lib/core/model/store.ts';
import { count, timed } from '../../lib/runtime/metrics.ts';
import type { Judge } from './judge.ts';

/** A text is positive when the model finds that more probable than negative. */
export const modelJudge =
  (models: ModelStore, name: string): Judge =>
  async (texts) => {
    const card = await models.card(name);
    const place = labelOutput(card, ['negative', 'positive']);
    const scorer = await models.scorer(name);
    const columns = await timed('InferenceMs', () => scorer.score(texts.map((text) => [text])));
    count('Predicted', texts.length);
    const output = card.outputs[place];
    return texts.map((_, row) => {
      const values = columns[place]?.[row];
      if (output === undefined || values === undefined) throw new RangeError('a row has no output');
      const probability = (label: string): number => labelProbability(card, output, values, label);
      return probability('positive') > probability('negative');
    });
  };
