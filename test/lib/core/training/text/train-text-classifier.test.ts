import { describe, expect, it } from 'vitest';
import { chooseTerms } from '../../../../../lib/core/training/text/choose-terms.ts';
import { groupSplit } from '../../../../../lib/core/training/text/group-split.ts';
import { trainTextClassifier } from '../../../../../lib/core/training/text/train-text-classifier.ts';

const NOUNS = ['cake', 'tea', 'bread', 'soup', 'wine', 'rice', 'pie', 'stew', 'salad', 'juice'];
const texts = NOUNS.flatMap((noun) =>
  ['fresh', 'tasty', 'lovely', 'stale', 'awful', 'burnt'].map((word, index) => ({
    text: `The ${noun} was ${word}`,
    label: index < 3 ? 'yes' : 'no',
    group: noun,
  })),
);
const options = { texts, testShare: 0.2, seed: 3, penalty: 1, leastTexts: 2, mostTerms: 100 };

describe('training a text classifier', () => {
  it('learns which words tell the labels apart', () => {
    const training = trainTextClassifier({
      ...options,
      testSet: [
        { text: 'fresh and tasty', label: 'yes', group: '' },
        { text: 'fresh', label: 'no', group: '' },
      ],
    });
    expect(training).toMatchObject({
      labels: ['no', 'yes'],
      output: 'yes',
      accuracy: 1,
      testSetAccuracy: 0.5,
    });
    expect(training.split).toMatchObject({ trainRows: 48, testRows: 12, seed: 3, testShare: 0.2 });
    expect(training.examples).toHaveLength(12);
  });

  it('gives the same bytes twice, and others for another seed', () => {
    const [one, again, other] = [options, options, { ...options, seed: 4 }].map(trainTextClassifier);
    expect(one?.onnx).toEqual(again?.onnx);
    expect(one?.text).toEqual(again?.text);
    expect(one?.onnx.sha256).not.toBe(other?.onnx.sha256);
  });

  it.each([
    ['one label', { texts: texts.map((each) => ({ ...each, label: 'yes' })) }, /have 1 labels/],
    [
      'three labels',
      { texts: texts.map((each, index) => ({ ...each, label: `${index % 3}` })) },
      /have 3 labels/,
    ],
    ['one group', { texts: texts.map((each) => ({ ...each, group: 'g' })) }, /leave 0 to train on/],
    ['no term often enough', { leastTexts: 1000 }, /no term is in 1000 texts/],
  ])('refuses %s', (_, change, message) => {
    expect(() => trainTextClassifier({ ...options, ...change })).toThrow(message);
  });

  it('refuses a penalty of 0 and a share of 1', () => {
    expect(() => trainTextClassifier({ ...options, penalty: 0 })).toThrow(RangeError);
    expect(() => trainTextClassifier({ ...options, testShare: 1 })).toThrow(RangeError);
  });
});

it('never divides a group between training and test', () => {
  for (let seed = 0; seed < 20; seed++) {
    const { train, test } = groupSplit(texts, { testShare: 0.3, seed });
    const groups = new Set(train.map(({ group }) => group));
    expect(test.filter(({ group }) => groups.has(group))).toEqual([]);
    expect(train.length + test.length).toBe(texts.length);
  }
});

it('chooses the terms of most texts, each text counting once, in alphabetical order', () => {
  const rules = { ngrams: { from: 1, to: 1 }, leastTexts: 1, mostTerms: 2 };
  expect(chooseTerms(['b b b c', 'c a', 'c a'], rules)).toEqual(['a', 'c']);
  expect(chooseTerms(['b b b c', 'c a'], { ...rules, leastTexts: 2 })).toEqual(['c']);
});
