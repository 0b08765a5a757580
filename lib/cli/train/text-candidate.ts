import type { ModelCard } from '../../core/model/card.ts';
import { NEGATIONS } from '../../core/training/sentiment-corpus/negations.ts';
import { type TextTraining, trainTextClassifier } from '../../core/training/text/train-text-classifier.ts';
import { goldenOf } from '../golden/golden-of.ts';
import { validCard } from './candidate-card.ts';
import type { TextData } from './text-data.ts';
import { nextVersion } from './train-candidate.ts';
import type { Candidate } from './write-candidate.ts';

export interface TextTrainValues {
  readonly name: string;
  readonly models: string;
  readonly testSize: number;
  readonly seed: number;
  readonly penalty: number;
  readonly leastTexts: number;
  readonly mostTerms: number;
  readonly negations: boolean;
}

export interface TextCandidate extends Candidate {
  readonly training: TextTraining;
}

/** Trains a text classifier and describes it: one version above the model of that name. */
export const textCandidate = async (
  data: TextData,
  testSet: TextData | undefined,
  values: TextTrainValues,
): Promise<TextCandidate> => {
  const { testSize: testShare, seed, penalty, leastTexts, mostTerms, negations } = values;
  const training = trainTextClassifier({
    texts: data.texts,
    ...(testSet && { testSet: testSet.texts }),
    ...(negations && { negations: NEGATIONS }),
    ...{ testShare, seed, penalty, leastTexts, mostTerms },
  });
  const version = await nextVersion(values);
  const card = cardOf(training, { data, testSet, name: values.name, version, created: new Date() });
  const { model, vocabulary } = training;
  return { training, model, vocabulary, card, golden: await goldenOf(card, training) };
};

interface Facts {
  readonly data: TextData;
  readonly testSet: TextData | undefined;
  readonly name: string;
  readonly version: number;
  readonly created: Date;
}

const cardOf = (training: TextTraining, facts: Facts): ModelCard => {
  const { labels, output, examples, split, accuracy, text, onnx } = training;
  const [first = '', second = ''] = labels;
  const { dataset, licence, sha256, texts } = facts.data;
  return validCard({
    name: facts.name,
    version: facts.version,
    description: `Whether a text is ${first} or ${second}, from its words and word pairs.`,
    task: 'text-classification',
    features: [{ name: 'text', type: 'string', description: 'What is judged', examples: [...examples] }],
    outputs: [
      {
        name: output,
        type: 'float32',
        description: `Probability of "${second}"`,
        decimals: 4,
        labels: [...labels],
      },
    ],
    metrics: [{ name: 'accuracy', value: accuracy, split }, ...testSetMetric(training, facts)],
    provenance: {
      ...{ dataset, licence, sha256, rows: texts.length },
      trainer: 'polo train-text',
      created: facts.created.toISOString(),
    },
    text,
    onnx,
  });
};

const testSetMetric = ({ testSetAccuracy }: TextTraining, { testSet }: Facts): ModelCard['metrics'] => {
  if (testSetAccuracy === undefined || testSet === undefined) return [];
  const { dataset, licence, sha256, texts } = testSet;
  return [
    {
      name: 'accuracy_on_test_set',
      value: testSetAccuracy,
      testSet: { dataset, licence, sha256, rows: texts.length },
    },
  ];
};
