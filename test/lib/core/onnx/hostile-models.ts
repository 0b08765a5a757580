import { FIELD } from '../../../../lib/core/onnx/onnx-schema.ts';
import {
  type Encoded,
  graph,
  graphAttribute,
  model,
  node,
  scalar,
  tensorAttribute,
  valueInfo,
} from '../../../../lib/core/onnx/onnx-writer.ts';
import { encodeFields, type WireField } from '../../../../lib/core/onnx/wire-format.ts';

/** A tensor that has its 16 bytes taken from a file, as `tensor.data_location = EXTERNAL` says. */
export const externalTensor = (name: string, location = '../secret', extra: readonly WireField[] = []) => {
  const entry = (key: string, value: string): Uint8Array =>
    encodeFields([
      [1, key],
      [2, value],
    ]);
  return encodeFields([
    [FIELD.tensor.dims, 16],
    [FIELD.tensor.dataType, 2],
    [FIELD.tensor.name, name],
    [FIELD.tensor.externalData, entry('location', location)],
    [FIELD.tensor.externalData, entry('length', '16')],
    [FIELD.tensor.dataLocation, 1],
    ...extra,
  ]);
};

export const output = valueInfo({ name: 'y', type: 'float64', shape: [] });

export const identity = node({ op: 'Identity', inputs: ['c'], outputs: ['y'] });

/** A model that answers a constant; `parts` go into its main graph as raw fields. */
export const modelWith = (
  parts: readonly WireField[],
  modelParts: readonly WireField[] = [],
): Encoded<'model'> => {
  const main = graph({ name: 'g', nodes: [identity], outputs: [output], initializers: [scalar('c', 1)] });
  const whole = model({
    irVersion: 8,
    opset: 17,
    producer: 'test',
    graph: concat(main, encodeFields(parts)),
  });
  return concat(whole, encodeFields(modelParts));
};

/** `If` in `If`, `depth` graphs below the main one, with `innermost` as the last graph's initializer. */
export const nestedIf = (depth: number, innermost: Uint8Array): Encoded<'node'> => {
  let branch = graph({ name: 'b', nodes: [], outputs: [output], initializers: [innermost] });
  for (let level = 1; level < depth; level++) {
    branch = graph({ name: 'b', nodes: [ifNode(branch)], outputs: [output] });
  }
  return ifNode(branch);
};

const ifNode = (branch: Encoded<'graph'>): Encoded<'node'> =>
  node({ op: 'If', inputs: ['flag'], outputs: ['z'], attributes: [graphAttribute('then_branch', branch)] });

export const constantNode = (value: Uint8Array): Encoded<'node'> =>
  node({ op: 'Constant', inputs: [], outputs: ['z'], attributes: [tensorAttribute('value', value)] });

export const attributeNode = (field: number, value: Uint8Array): Encoded<'node'> =>
  node({
    op: 'Custom',
    inputs: [],
    outputs: ['z'],
    attributes: [
      encodeFields([
        [1, 'a'],
        [field, value],
      ]),
    ],
  });

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
