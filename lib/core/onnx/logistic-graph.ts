import { IR_VERSION, OPSET } from './linear-graph.ts';
import { type Encoded, floats, graph, model, node, valueInfo } from './onnx-writer.ts';

export interface LogisticGraphOptions {
  readonly input: string;
  readonly output: string;
  /** One for each column of the input. */
  readonly weights: Float32Array;
  readonly intercept: number;
  readonly description?: string;
}

/**
 * An ONNX model of a logistic regression: float32 `[rows, columns]` goes in, the probability comes out as float32
 * `[rows, 1]`.
 */
export const logisticGraph = (options: LogisticGraphOptions): Encoded<'model'> => {
  const { input, output, weights, intercept, description } = options;
  return model({
    irVersion: IR_VERSION,
    opset: OPSET,
    producer: 'marcopolo',
    ...(description === undefined ? {} : { description }),
    graph: graph({
      name: 'logistic',
      nodes: [
        node({ op: 'MatMul', inputs: [input, 'logistic/weights'], outputs: ['logistic/weighted'] }),
        node({ op: 'Add', inputs: ['logistic/weighted', 'logistic/intercept'], outputs: ['logistic/logit'] }),
        node({ op: 'Sigmoid', inputs: ['logistic/logit'], outputs: [output] }),
      ],
      initializers: [
        floats('logistic/weights', weights, [weights.length, 1]),
        floats('logistic/intercept', Float32Array.of(intercept), [1]),
      ],
      inputs: [valueInfo({ name: input, type: 'float32', shape: ['rows', weights.length] })],
      outputs: [valueInfo({ name: output, type: 'float32', shape: ['rows', 1] })],
    }),
  });
};
