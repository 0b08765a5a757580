import { ATTRIBUTE_TYPE, ELEMENT_TYPE, FIELD, type OnnxElementType } from './onnx-schema.ts';
import { encodeFields } from './wire-format.ts';

declare const kind: unique symbol;

/** Encoded bytes of one kind of message, so that a tensor cannot be handed in as a node. */
export type Encoded<K extends string> = Uint8Array & { readonly [kind]?: K };

export interface NodeOptions {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly name?: string;
  readonly attributes?: readonly Encoded<'attribute'>[];
  /** @default the standard operators */
  readonly domain?: string;
}

export interface ValueInfoOptions {
  readonly name: string;
  readonly type: OnnxElementType;
  /** A text is a symbolic dimension, which takes any length. */
  readonly shape: readonly (number | string)[];
}

export interface GraphOptions {
  readonly name: string;
  readonly nodes: readonly Encoded<'node'>[];
  readonly inputs?: readonly Encoded<'valueInfo'>[];
  readonly outputs: readonly Encoded<'valueInfo'>[];
  readonly initializers?: readonly Encoded<'tensor'>[];
}

export interface ModelOptions {
  readonly graph: Encoded<'graph'>;
  readonly irVersion: number;
  /** Version of the standard operators. */
  readonly opset: number;
  readonly producer: string;
  readonly description?: string;
}

/** A float64 scalar. */
export const scalar = (name: string, value: number): Encoded<'tensor'> => {
  const raw = new DataView(new ArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  raw.setFloat64(0, value, true);
  const { dataType, name: nameField, rawData } = FIELD.tensor;
  return encodeFields([
    [dataType, ELEMENT_TYPE.float64],
    [nameField, name],
    [rawData, new Uint8Array(raw.buffer)],
  ]);
};

/** A float32 tensor; `dims` multiply to the number of values. */
export const floats = (name: string, values: Float32Array, dims: readonly number[]): Encoded<'tensor'> => {
  const raw = new DataView(new ArrayBuffer(values.byteLength));
  for (const [index, value] of values.entries()) {
    raw.setFloat32(index * Float32Array.BYTES_PER_ELEMENT, value, true);
  }
  return encodeFields([
    ...dims.map((size) => [FIELD.tensor.dims, size] as const),
    [FIELD.tensor.dataType, ELEMENT_TYPE.float32],
    [FIELD.tensor.name, name],
    [FIELD.tensor.rawData, new Uint8Array(raw.buffer)],
  ]);
};

export const intAttribute = (name: string, value: number): Encoded<'attribute'> =>
  encodeFields([
    [FIELD.attribute.name, name],
    [FIELD.attribute.int, value],
    [FIELD.attribute.type, ATTRIBUTE_TYPE.int],
  ]);

export const tensorAttribute = (name: string, value: Encoded<'tensor'>): Encoded<'attribute'> =>
  encodeFields([
    [FIELD.attribute.name, name],
    [FIELD.attribute.tensor, value],
    [FIELD.attribute.type, ATTRIBUTE_TYPE.tensor],
  ]);

export const graphAttribute = (name: string, value: Encoded<'graph'>): Encoded<'attribute'> =>
  encodeFields([
    [FIELD.attribute.name, name],
    [FIELD.attribute.graph, value],
    [FIELD.attribute.type, ATTRIBUTE_TYPE.graph],
  ]);

export const node = ({ op, inputs, outputs, name, attributes = [], domain }: NodeOptions): Encoded<'node'> =>
  encodeFields([
    ...inputs.map((input) => [FIELD.node.input, input] as const),
    ...outputs.map((output) => [FIELD.node.output, output] as const),
    [FIELD.node.name, name],
    [FIELD.node.opType, op],
    ...attributes.map((attribute) => [FIELD.node.attribute, attribute] as const),
    [FIELD.node.domain, domain],
  ]);

export const valueInfo = ({ name, type, shape }: ValueInfoOptions): Encoded<'valueInfo'> => {
  const { value, parameter } = FIELD.dimension;
  const dimensions = shape.map((size) =>
    encodeFields([[typeof size === 'string' ? parameter : value, size]]),
  );
  const tensorType = encodeFields([
    [FIELD.tensorType.elementType, ELEMENT_TYPE[type]],
    [FIELD.tensorType.shape, encodeFields(dimensions.map((size) => [FIELD.shape.dimension, size] as const))],
  ]);
  return encodeFields([
    [FIELD.valueInfo.name, name],
    [FIELD.valueInfo.type, encodeFields([[FIELD.type.tensor, tensorType]])],
  ]);
};

export const graph = ({
  name,
  nodes,
  inputs = [],
  outputs,
  initializers = [],
}: GraphOptions): Encoded<'graph'> =>
  encodeFields([
    ...nodes.map((part) => [FIELD.graph.node, part] as const),
    [FIELD.graph.name, name],
    ...initializers.map((part) => [FIELD.graph.initializer, part] as const),
    ...inputs.map((part) => [FIELD.graph.input, part] as const),
    ...outputs.map((part) => [FIELD.graph.output, part] as const),
  ]);

/** A whole ONNX file. It carries no time, path or host, so that the same graph is the same file. */
export const model = (options: ModelOptions): Encoded<'model'> => {
  const opset = encodeFields([
    [FIELD.opset.domain, ''],
    [FIELD.opset.version, options.opset],
  ]);
  return encodeFields([
    [FIELD.model.irVersion, options.irVersion],
    [FIELD.model.producerName, options.producer],
    [FIELD.model.docString, options.description],
    [FIELD.model.graph, options.graph],
    [FIELD.model.opsetImport, opset],
  ]);
};
