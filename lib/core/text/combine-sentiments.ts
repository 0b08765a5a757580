import { type DetectedSentiment, SENTIMENTS } from './analysis.ts';

/** The sentiment of one piece of a text, and how much of the text it speaks for. */
export interface WeighedSentiment {
  readonly sentiment: DetectedSentiment;
  /** Bytes of UTF-8. */
  readonly weight: number;
}

/**
 * The sentiment of a text out of those of its pieces: each score is the mean Σ wᵢ · sᵢ / Σ wᵢ, weighed by bytes, and
 * the label is that of the largest. The one piece of a short text is answered as it is.
 *
 * @throws {RangeError} for no piece at all.
 */
export const combinedSentiment = (pieces: readonly WeighedSentiment[]): DetectedSentiment => {
  const [first, second] = pieces;
  if (first === undefined) throw new RangeError('a text has at least one piece');
  if (second === undefined) return first.sentiment;
  const total = pieces.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (score: Score): number =>
    pieces.reduce(
      (sum, { sentiment, weight }) => sum + sentiment.SentimentScore[score] * (weight / total),
      0,
    );
  const SentimentScore = {
    Positive: mean('Positive'),
    Negative: mean('Negative'),
    Neutral: mean('Neutral'),
    Mixed: mean('Mixed'),
  };
  const scoreOf = (label: Label): number => SentimentScore[SCORES[label]];
  const Sentiment = SENTIMENTS.reduce((best, label) => (scoreOf(label) > scoreOf(best) ? label : best));
  return { Sentiment, SentimentScore };
};

type Label = DetectedSentiment['Sentiment'];
type Score = keyof DetectedSentiment['SentimentScore'];

const SCORES = {
  POSITIVE: 'Positive',
  NEGATIVE: 'Negative',
  NEUTRAL: 'Neutral',
  MIXED: 'Mixed',
} as const satisfies Record<Label, Score>;
