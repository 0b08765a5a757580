import { ConfigError } from '../../lib/core/errors.ts';
import type { ModelStore } from '../../lib/core/model/store.ts';
import { once } from '../../lib/runtime/once.ts';
import { CLASSIFIER, type SentimentEngine } from './definition.ts';
import type { Judge } from './judge.ts';
import { modelJudge } from './model-judge.ts';

export interface Judges {
  readonly engine: SentimentEngine;
  readonly models: ModelStore;
  /** Made when it is first needed. */
  readonly comprehend: () => Judge;
}

/**
 * Who judges: as the deployer says or, for `auto`, the classifier where there is one and else Comprehend. A classifier
 * that cannot be loaded is a failure, never a reason to pay for somebody else's answer.
 *
 * @throws {ConfigError} `misconfigured`, when the classifier is wanted and there is none.
 */
export const chosenJudge = ({ engine, models, comprehend }: Judges): Judge => {
  const judge = once(async (): Promise<Judge> => {
    if (engine === 'comprehend') return comprehend();
    const cards = await models.cards();
    if (cards.some(({ name }) => name === CLASSIFIER)) return modelJudge(models, CLASSIFIER);
    if (engine === 'auto') return comprehend();
    const missing = `SENTIMENT_ENGINE is "model", and models/${CLASSIFIER}/ is not there`;
    throw new ConfigError('misconfigured', `${missing}; add it, or choose "auto" or "comprehend"`);
  });
  return async (texts) => (await judge())(texts);
};
