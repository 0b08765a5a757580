import type { ModelCard } from './card.ts';
import type { Scorer } from './scorer.ts';

/** The models there are, by their cards. */
export interface CardStore {
  cards(): Promise<readonly ModelCard[]>;
  /** @throws {ValidationError} `model_unknown`, naming the models there are. */
  card(name: string): Promise<ModelCard>;
}

/** Cards, and their scorers, loaded when first asked for. */
export interface ModelStore extends CardStore {
  /** @throws {ModelError} when the model is corrupt, is not the one its card names, or does not fit it. */
  scorer(name: string): Promise<Scorer>;
}
