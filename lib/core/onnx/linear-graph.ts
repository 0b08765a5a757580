import { ELEMENT_TYPE } from './onnx-schema.ts';
import { type Encoded, graph, intAttribute, model, node, scalar, valueInfo } from './onnx-writer.ts';

/** Taken by every ONNX Runtime since 1.12 (2022). */
export const OPSET = 17;
export const IR_VERSION = 8;

/** How a column was centred and scaled: z = (value − mean) / standardDeviation. */
export interface Scaling {
  readonly mean: number;
  readonly standardDeviation: number;
}

export interface LinearGraphOptions {
  /** Name of the graph's input and how it was scaled in training. */
  readonly input: Scaling & { readonly name: string };
  /** Name of the graph's output and how it was scaled in training. */
  readonly output: Scaling & { readonly name: string };
  /** Of the line between the scaled values. */
  readonly coefficient: number;
  readonly intercept: number;
  readonly description?: string;
}

/** Names inside the graph start with this, so that none is the feature's or the target's. */
const INNER = 'linear/';

/**
 * An ONNX model of a line with the scaling inside: the raw feature goes in as float32 `[rows, 1]`, the raw target
 * comes out as float64 `[rows, 1]`, and everything between is computed in float64.
 *
 * @throws {RangeError} when input and output have one name, or one that starts with `linear/`.
 */
export const linearGraph = (options: LinearGraphOptions): Encoded<'model'> => {
  const { input, output, description } = options;
  assertGraphNames(input.name, output.name);
  const steps = stepsOf(options);
  return model({
    irVersion: IR_VERSION,
    opset: OPSET,
    producer: 'marcopolo',
    ...(description === undefined ? {} : { description }),
    graph: graph({
      name: 'linear',
      nodes: nodesOf(steps, input.name, output.name),
      initializers: steps.map(({ constant, value }) => scalar(INNER + constant, value)),
      inputs: [valueInfo({ name: input.name, type: 'float32', shape: ['rows', 1] })],
      outputs: [valueInfo({ name: output.name, type: 'float64', shape: ['rows', 1] })],
    }),
  });
};

interface Step {
  readonly op: 'Sub' | 'Div' | 'Mul' | 'Add';
  readonly constant: string;
  readonly value: number;
}

const stepsOf = ({ input, output, coefficient, intercept }: LinearGraphOptions): readonly Step[] => [
  { op: 'Sub', constant: 'input_mean', value: input.mean },
  { op: 'Div', constant: 'input_standard_deviation', value: input.standardDeviation },
  { op: 'Mul', constant: 'coefficient', value: coefficient },
  { op: 'Add', constant: 'intercept', value: intercept },
  { op: 'Mul', constant: 'output_standard_deviation', value: output.standardDeviation },
  { op: 'Add', constant: 'output_mean', value: output.mean },
];

const nodesOf = (steps: readonly Step[], input: string, output: string): Encoded<'node'>[] => {
  const toFloat64 = intAttribute('to', ELEMENT_TYPE.float64);
  let value = `${INNER}float64`;
  const cast = node({ op: 'Cast', inputs: [input], outputs: [value], attributes: [toFloat64] });
  const rest = steps.map(({ op, constant }, index) => {
    const inputs = [value, INNER + constant];
    value = index === steps.length - 1 ? output : `${INNER}step_${index + 1}`;
    return node({ op, inputs, outputs: [value] });
  });
  return [cast, ...rest];
};

/** @throws {RangeError} when the two names cannot stand in one linear graph. */
export const assertGraphNames = (input: string, output: string): void => {
  if (input !== output && ![input, output].some((name) => name === '' || name.startsWith(INNER))) return;
  const allowed = `two different names, neither empty nor starting with ${INNER}`;
  throw new RangeError(`the graph's input "${input}" and output "${output}" must have ${allowed}`);
};
