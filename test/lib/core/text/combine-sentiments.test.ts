import { expect, it } from 'vitest';
import { combinedSentiment } from '../../../../lib/core/text/combine-sentiments.ts';

const scores = (Positive: number, Negative: number, Neutral = 0, Mixed = 0) => ({
  Positive,
  Negative,
  Neutral,
  Mixed,
});

it('weighs the scores of pieces by their bytes and takes the largest for the label', () => {
  const combined = combinedSentiment([
    { sentiment: { Sentiment: 'POSITIVE', SentimentScore: scores(0.9, 0.1) }, weight: 1000 },
    { sentiment: { Sentiment: 'NEGATIVE', SentimentScore: scores(0.2, 0.8) }, weight: 3000 },
  ]);
  expect(combined.Sentiment).toBe('NEGATIVE');
  expect(combined.SentimentScore.Positive).toBeCloseTo(0.375);
  expect(combined.SentimentScore.Negative).toBeCloseTo(0.625);
});

it('answers a single piece as the service did', () => {
  const sentiment = { Sentiment: 'MIXED', SentimentScore: scores(0.4, 0.3, 0.1, 0.2) } as const;
  expect(combinedSentiment([{ sentiment, weight: 7 }])).toBe(sentiment);
});

it('has nothing to say of no piece', () => {
  expect(() => combinedSentiment([])).toThrow(RangeError);
});
