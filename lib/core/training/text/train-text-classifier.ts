import { createHash } from 'node:crypto';
import type { TextInput } from '../../model/card.ts';
import { type TermRules, termsOf } from '../../model/terms.ts';
import { vocabularyText } from '../../model/vocabulary.ts';
import { IR_VERSION, OPSET } from '../../onnx/linear-graph.ts';
import { logisticGraph } from '../../onnx/logistic-graph.ts';
import { TrainingDataError } from '../training-data-error.ts';
import { chooseTerms } from './choose-terms.ts';
import { groupSplit } from './group-split.ts';
import type { LabelledText } from './labelled-text.ts';
import { fitLogistic, type LogisticFit, probabilityOf, type SparseRow } from './logistic.ts';

export interface TextTrainingOptions {
  readonly texts: readonly LabelledText[];
  /** Texts that nothing is learned from, to be scored too. */
  readonly testSet?: readonly LabelledText[];
  readonly testShare: number;
  readonly seed: number;
  /** Weight of the squared weights. */
  readonly penalty: number;
  readonly leastTexts: number;
  readonly mostTerms: number;
  readonly negations?: TermRules['negations'];
}

export interface TextTraining {
  /** Two, in alphabetical order. */
  readonly labels: readonly string[];
  /** Name of the graph's output: the probability of the second label. */
  readonly output: string;
  readonly text: TextInput;
  readonly model: Uint8Array;
  readonly vocabulary: Uint8Array;
  readonly onnx: { opset: number; irVersion: number; bytes: number; sha256: string };
  readonly split: {
    readonly method: 'groups-by-numpy-legacy-permutation';
    readonly testShare: number;
    readonly seed: number;
    readonly trainRows: number;
    readonly testRows: number;
  };
  /** Some of the texts held out. */
  readonly examples: readonly string[];
  /** Share of the held-out texts that are told right. */
  readonly accuracy: number;
  /** The same of the test set. */
  readonly testSetAccuracy: number | undefined;
}

/** Words and pairs of neighbours. */
const NGRAMS = { from: 1, to: 2 } as const;

/**
 * Trains a logistic regression on the words and word pairs of texts with two labels. The same texts, share and seed
 * give the same model, byte for byte.
 *
 * @throws {TrainingDataError} when there are not two labels, or too few texts.
 * @throws {RangeError} for options that are not allowed.
 */
export const trainTextClassifier = (options: TextTrainingOptions): TextTraining => {
  const { texts, testSet, testShare, seed, penalty } = options;
  if (!(penalty > 0 && Number.isFinite(penalty)))
    throw new RangeError(`the penalty must be a finite number above 0; got ${penalty}`);
  const rules: TermRules = { ngrams: NGRAMS, negations: options.negations };
  const labels = twoLabels(texts);
  const output = outputName(labels);
  const { train, test } = groupSplit(texts, { testShare, seed });
  twoLabels(train);
  const terms = chooseTerms(
    train.map(({ text }) => text),
    { ...rules, ...options },
  );
  if (terms.length === 0)
    throw new TrainingDataError('too_few_rows', `no term is in ${options.leastTexts} texts; give more texts`);
  const rowOf = rowReader(terms, rules);
  const targets = train.map(({ label }) => labels.indexOf(label));
  const rows = train.map(({ text }) => rowOf(text));
  const fit = fitLogistic({ rows, targets, width: terms.length, penalty });
  const accuracyOn = (held: readonly LabelledText[]): number => accuracy(fit, { held, labels, rowOf });
  return {
    labels,
    output,
    ...filesOf(terms, fit, { rules, output }),
    split: {
      method: 'groups-by-numpy-legacy-permutation',
      testShare,
      seed,
      trainRows: train.length,
      testRows: test.length,
    },
    examples: spread(test.map(({ text }) => text)),
    accuracy: accuracyOn(test),
    testSetAccuracy: testSet && accuracyOn(testSet),
  };
};

/** As many as a model's golden rows. */
const EXAMPLES = 21;

const spread = (texts: readonly string[]): readonly string[] =>
  Array.from(
    { length: Math.min(EXAMPLES, texts.length) },
    (_, index) => texts[Math.floor((index * texts.length) / EXAMPLES)] ?? '',
  );

const twoLabels = (texts: readonly LabelledText[]): readonly string[] => {
  const labels = [...new Set(texts.map(({ label }) => label))].sort();
  if (labels.length === 2) return labels;
  const reason = `the texts to train on have ${labels.length} labels`;
  throw new TrainingDataError('column_constant', `${reason}; give texts with two, and several of each`);
};

/** A label may hold what no member's name should. */
const outputName = ([, label = '']: readonly string[]): string =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 64) || 'probability';

type RowReader = (text: string) => SparseRow;

/** As `presence` in a card says: 1 where a term is. */
const rowReader = (terms: readonly string[], rules: TermRules): RowReader => {
  const columnOf = new Map(terms.map((term, column) => [term, column]));
  return (text) => {
    const found = new Set(termsOf(text, rules).flatMap((term) => columnOf.get(term) ?? []));
    return { columns: Int32Array.from(found).sort(), values: new Float64Array(found.size).fill(1) };
  };
};

interface Held {
  readonly held: readonly LabelledText[];
  readonly labels: readonly string[];
  readonly rowOf: RowReader;
}

const accuracy = (fit: LogisticFit, { held, labels, rowOf }: Held): number => {
  const right = held.filter(
    ({ text, label }) => label === labels[probabilityOf(fit, rowOf(text)) > 0.5 ? 1 : 0],
  );
  return right.length / held.length;
};

const filesOf = (
  terms: readonly string[],
  { weights, intercept }: LogisticFit,
  { rules, output }: { readonly rules: TermRules; readonly output: string },
): Pick<TextTraining, 'text' | 'model' | 'vocabulary' | 'onnx'> => {
  const model = logisticGraph({
    input: 'counts',
    output,
    weights: Float32Array.from(weights),
    intercept,
    description: `${output} from words and word pairs, by logistic regression`,
  });
  const vocabulary = new TextEncoder().encode(vocabularyText(terms));
  return {
    text: {
      tokens: 'words',
      ngrams: rules.ngrams,
      ...(rules.negations && { negations: rules.negations }),
      weights: 'presence',
      vocabulary: { sha256: sha256Of(vocabulary), terms: terms.length },
    },
    model,
    vocabulary,
    onnx: { opset: OPSET, irVersion: IR_VERSION, bytes: model.length, sha256: sha256Of(model) },
  };
};

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
