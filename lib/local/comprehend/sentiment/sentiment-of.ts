import type { DetectedSentiment } from '../../../core/text/analysis.ts';
import type { ReadText, Token } from '../text/token.ts';
import { moodsOf } from './moods.ts';
import type { Valences } from './valences.ts';

/**
 * The mood of a text. Praise and blame are weighed apart: with p how sure there is praise and n how sure there is
 * blame, the scores are p(1−n), n(1−p), (1−p)(1−n) and pn, which add up to 1.
 */
export const sentimentOf = ({ tokens }: ReadText, valences: Valences): DetectedSentiment => {
  const moods = sentencesOf(tokens).map((sentence) => moodsOf(sentence, valences));
  const many = Math.sqrt(Math.max(1, moods.length));
  const praise = sum(moods.map((mood) => mood.praise)) / many;
  const blame = sum(moods.map((mood) => mood.blame)) / many;
  const doubt = valences.doubt ?? LEAST_DOUBT;
  const p = certainty(outweighed(praise, blame), doubt);
  const n = certainty(outweighed(blame, praise), doubt);
  const scores = {
    Positive: rounded(p * (1 - n)),
    Negative: rounded(n * (1 - p)),
    Neutral: rounded((1 - p) * (1 - n)),
    Mixed: rounded(p * n),
  };
  return { Sentiment: strongest(scores), SentimentScore: scores };
};

const sentencesOf = (tokens: readonly Token[]): Token[][] => {
  const sentences = new Map<number, Token[]>();
  for (const token of tokens) {
    const sentence = sentences.get(token.sentence);
    if (sentence === undefined) sentences.set(token.sentence, [token]);
    else sentence.push(token);
  }
  return [...sentences.values()];
};

/** A little blame beside much praise counts for less than alone, and the other way round. */
const outweighed = (mood: number, other: number): number =>
  mood < other ? mood * Math.sqrt(mood / other) : mood;

/** Word lists are never quite sure. */
const LEAST_DOUBT = 0.01;

/** Never 0 or 1 by the doubt that stays. A valence of 2, such as that of "good", comes to 0.68. */
const certainty = (mood: number, doubt: number): number =>
  doubt + (1 - 2 * doubt) * (1 - Math.exp(-mood / 1.75));

type Scores = DetectedSentiment['SentimentScore'];
const LABELS = [
  ['NEUTRAL', 'Neutral'],
  ['POSITIVE', 'Positive'],
  ['NEGATIVE', 'Negative'],
  ['MIXED', 'Mixed'],
] as const;

const strongest = (scores: Scores): DetectedSentiment['Sentiment'] =>
  LABELS.reduce((best, each) => (scores[each[1]] > scores[best[1]] ? each : best))[0];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const rounded = (score: number): number => Math.round(score * 1e8) / 1e8;
