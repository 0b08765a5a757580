import type { Outcome } from './outcome.ts';

/** What a name without an outcome gets when a run's time is up; a later execution of the run asks for it again. */
export const NO_OUTCOME = 'no_outcome';

/** A name of the list in the results, whatever became of it. */
export interface ResultRow {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly status: 'done' | 'failed';
  readonly sentiment: string;
  readonly positive: string;
  readonly negative: string;
  readonly neutral: string;
  readonly mixed: string;
  readonly entities: readonly string[];
  readonly keyPhrases: readonly string[];
  /** A code. */
  readonly reason: string;
}

/** The row of a name; without an outcome it failed. */
export const resultRow = (name: string, outcome: Outcome | undefined): ResultRow => {
  if (outcome?.status !== 'done') return { ...NOTHING, name, reason: outcome?.reason.code ?? NO_OUTCOME };
  const { title, url, sentiment, scores, entities, keyPhrases } = outcome;
  return {
    name,
    title,
    url,
    status: 'done',
    sentiment,
    positive: scores.positive.toFixed(SCORE_DIGITS),
    negative: scores.negative.toFixed(SCORE_DIGITS),
    neutral: scores.neutral.toFixed(SCORE_DIGITS),
    mixed: scores.mixed.toFixed(SCORE_DIGITS),
    entities: each(entities.map(({ text, type }) => `${text} (${type})`)),
    keyPhrases: each(keyPhrases.map(({ text }) => text)),
    reason: '',
  };
};

const SCORE_DIGITS = 4;

const NOTHING = {
  title: '',
  url: '',
  status: 'failed',
  sentiment: '',
  positive: '',
  negative: '',
  neutral: '',
  mixed: '',
  entities: [],
  keyPhrases: [],
} as const;

const each = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
