import { describe, expect, it } from 'vitest';
import { labelsOfScores } from '../../../../lib/local/rekognition/classifier-labels.ts';

const named = (name: string, parents: readonly string[] = []) => ({
  name,
  parents,
  aliases: [],
  categories: [],
});
const confidences = (scores: readonly number[], labels: readonly ReturnType<typeof named>[]) =>
  labelsOfScores(Float32Array.from(scores), { name: 'pets', labels }).map(({ name, confidence }) => [
    name,
    confidence,
  ]);

describe('the labels of scores', () => {
  it('are as sure as probabilities say, an ancestor never more than wholly', () => {
    const labels = [named('Cat', ['Pet']), named('Dog', ['Pet'])];
    expect(confidences([0.75, 0.2505], labels)).toEqual([
      ['Cat', 75],
      ['Dog', 25.05],
      ['Pet', 100],
    ]);
  });

  it('come from scores of any size through softmax', () => {
    expect(confidences([2000, 2000, -2000], [named('A'), named('B'), named('C')])).toEqual([
      ['A', 50],
      ['B', 50],
      ['C', 0],
    ]);
    // In range, but no probabilities: they do not add up to one.
    const share = 100 / (1 + Math.exp(-0.5));
    expect(confidences([0.9, 0.4], [named('A'), named('B')])).toEqual([
      ['A', expect.closeTo(share, 2)],
      ['B', expect.closeTo(100 - share, 2)],
    ]);
  });
});
