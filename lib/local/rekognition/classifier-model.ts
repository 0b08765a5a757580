import { brokenFile } from './broken-file.ts';
import type { InputTensor } from './classifier-input.ts';

export interface ClassifierModel {
  /** The first output of the graph, flattened. */
  score(input: InputTensor): Promise<Float32Array>;
}

/**
 * Opens an ONNX graph with one float32 input. It is opened by its path, not from bytes, so that external
 * data can only come from its own folder.
 *
 * @throws {AwsError} `InternalServerError` naming the file.
 */
export const openClassifierModel = async ({
  name,
  modelPath,
}: {
  name: string;
  modelPath: string;
}): Promise<ClassifierModel> => {
  const file = `${name}/model.onnx`;
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await InferenceSession.create(modelPath, SESSION_OPTIONS).catch((cause: unknown) => {
    throw brokenFile(file, 'is missing or is not a model that ONNX Runtime can load', cause);
  });
  const [input, ...others] = session.inputNames;
  const [output] = session.outputNames;
  if (input === undefined || output === undefined || others.length > 0) {
    throw brokenFile(
      file,
      `must have one input, for the picture, and an output; it has ${session.inputNames.length} inputs`,
    );
  }
  return {
    score: async ({ data, dims }) => {
      const feeds = { [input]: new Tensor('float32', data, dims) };
      const results = await session.run(feeds, [output]).catch((cause: unknown) => {
        throw brokenFile(
          file,
          `cannot take a float32 input of ${dims.join(' x ')}; preprocess.json may set its size and layout`,
          cause,
        );
      });
      const scores = results[output]?.data;
      if (scores instanceof Float32Array) return scores;
      throw brokenFile(file, `must give float32 scores; output "${output}" does not`);
    },
  };
};

/** One thread, so that sums are always made in the same order and answers are equal to the last digit. */
const SESSION_OPTIONS = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  logSeverityLevel: 4,
} as const;
