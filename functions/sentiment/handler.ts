import type { Judge } from './judge.ts';
import { readTexts } from './read-texts.ts';

export interface Sentiment {
  readonly positive: boolean;
}

/** Judges one text, `{"positive": true}`, or many, in an array in their order. */
export const createSentimentHandler =
  ({ judge }: { readonly judge: Judge }) =>
  async (payload: unknown): Promise<Sentiment | readonly Sentiment[]> => {
    const judged = await judge(readTexts(payload));
    const sentiments = judged.map((positive) => ({ positive }));
    const [only, ...others] = sentiments;
    return only === undefined || others.length > 0 ? sentiments : only;
  };
