import { createHash } from 'node:crypto';
import { assertGraphNames, IR_VERSION, linearGraph, OPSET } from '../onnx/linear-graph.ts';
import type { ColumnBatch } from './column-collector.ts';
import { readCsvColumns } from './csv-columns.ts';
import { type DigestedBytes, digestBytes } from './digest-bytes.ts';
import {
  type RidgeTraining,
  type RidgeTrainingOptions,
  type TrainingProgress,
  trainRidge,
} from './train-ridge.ts';
import { TrainingDataError } from './training-data-error.ts';

export interface CsvTrainingOptions extends Omit<RidgeTrainingOptions, 'openRows' | 'onProgress'> {
  /** Opens the CSV file from the start; called twice, so a source that can be read once must be kept first. */
  readonly openBytes: () => AsyncIterable<Uint8Array>;
  /** Column that is given to the model; also the name of its input. */
  readonly feature: string;
  /** Column that the model answers. */
  readonly target: string;
  /** Name of the model's output, such as `height_inches`. */
  readonly output: string;
  readonly onProgress?: (progress: CsvTrainingProgress) => void;
}

export interface CsvTrainingProgress extends TrainingProgress {
  /** Bytes of the file read so far in this pass. */
  readonly bytes: number;
}

export interface CsvTraining extends RidgeTraining {
  readonly names: { readonly feature: string; readonly target: string; readonly output: string };
  readonly dataset: { readonly sha256: string; readonly bytes: number; readonly rows: number };
  /** The model file. */
  readonly model: Uint8Array;
  /** The model file's facts, as a model card holds them. */
  readonly onnx: {
    readonly opset: number;
    readonly irVersion: number;
    readonly bytes: number;
    readonly sha256: string;
  };
}

/** The largest number that the model's float32 input holds. */
const LARGEST_FLOAT32 = 3.4028234663852886e38;

/**
 * Trains a ridge regression on two columns of a CSV file and writes it as an ONNX model. The same bytes, columns,
 * share and seed give the same model, byte for byte.
 *
 * @throws {TrainingDataError} when the file cannot be trained from, or was changed while it was read.
 * @throws {RangeError} for options that are not allowed.
 */
export const trainFromCsv = async (options: CsvTrainingOptions): Promise<CsvTraining> => {
  const { openBytes, feature, target, output, onProgress, ...ridgeOptions } = options;
  if (feature === target) throw new RangeError(`feature and target are both "${feature}"; they must differ`);
  assertGraphNames(feature, output);
  const passes: DigestedBytes[] = [];
  const openRows = (): AsyncIterable<ColumnBatch> => {
    const bytes = digestBytes(openBytes());
    passes.push(bytes);
    return readCsvColumns(bytes, { feature, target });
  };
  const training = await trainRidge({
    ...ridgeOptions,
    openRows,
    onProgress: (progress) => onProgress?.({ ...progress, bytes: passes.at(-1)?.length() ?? 0 }),
  });
  const names = { feature, target, output };
  const { rows } = training;
  return { ...training, names, dataset: { ...digestOf(passes), rows }, ...onnxOf(training, names) };
};

const digestOf = (passes: readonly DigestedBytes[]): { readonly sha256: string; readonly bytes: number } => {
  const [first = '', ...others] = passes.map(({ sha256 }) => sha256());
  if (others.some((other) => other !== first)) {
    const reason = 'the data was not the same when it was read again';
    throw new TrainingDataError('data_changed', `${reason}; train from a file that nobody is writing`);
  }
  return { sha256: first, bytes: passes[0]?.length() ?? 0 };
};

const onnxOf = (
  training: RidgeTraining,
  names: CsvTraining['names'],
): Pick<CsvTraining, 'model' | 'onnx'> => {
  const { feature, target, standardized } = training;
  if (Math.max(-feature.min, feature.max) > LARGEST_FLOAT32) {
    const reason = `the feature runs from ${feature.min} to ${feature.max}`;
    throw new TrainingDataError('value_out_of_range', `${reason}, more than float32 holds; change its unit`);
  }
  const model = linearGraph({
    input: { ...feature, name: names.feature },
    output: { ...target, name: names.output },
    ...standardized,
    description: `${names.output} from ${names.feature}, by ridge regression`,
  });
  const sha256 = createHash('sha256').update(model).digest('hex');
  return { model, onnx: { opset: OPSET, irVersion: IR_VERSION, bytes: model.length, sha256 } };
};
