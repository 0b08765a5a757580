import { otherFileKind } from './file-signature.ts';
import { OnnxFileError } from './onnx-error.ts';
import { ONNX_LIMITS, type OnnxLimits, scanOnnx } from './onnx-scan.ts';
import { FIELD } from './onnx-schema.ts';
import { type OnnxValue, readValueInfo } from './value-info.ts';
import { readMessage } from './wire-message.ts';

export interface OnnxStructure {
  readonly irVersion: number;
  readonly producer: string;
  readonly opsets: readonly OnnxOpset[];
  /** What a caller feeds: the graph's inputs without those that an initializer fills. */
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** Names of the stored tensors of the main graph. */
  readonly initializers: readonly string[];
  /** In all graphs and functions together. */
  readonly nodeCount: number;
  /** Operators of the main graph, sorted, each once; `domain:Name` outside the standard domain. */
  readonly opTypes: readonly string[];
}

export interface OnnxOpset {
  /** Empty for the standard operators. */
  readonly domain: string;
  readonly version: number;
}

/**
 * The structure of an ONNX file, which is safe to hand to the runtime as far as its form tells: complete, with
 * all its data inside, within the limits.
 *
 * @throws {OnnxFileError} saying what is wrong, and what the file looks like where it is no model.
 */
export const readOnnx = (file: Uint8Array, limits: OnnxLimits = ONNX_LIMITS): OnnxStructure => {
  const other = otherFileKind(file);
  if (other !== undefined) throw corrupt(`it is ${other}`);
  return decoded(() => {
    const { nodes } = scanOnnx(file, limits);
    return structureOf(file, nodes);
  });
};

/**
 * Refuses a model any of whose tensors keeps its values in another file: initializers, sparse initializers,
 * attributes, branches and loop bodies, functions and training information are all looked through.
 *
 * @throws {OnnxFileError} `model_external_data_refused`, naming the tensor and where it is.
 */
export const assertNoExternalData = (file: Uint8Array): void => {
  decoded(() => scanOnnx(file));
};

const structureOf = (file: Uint8Array, nodeCount: number): OnnxStructure => {
  const model = readMessage(file);
  const graph = readMessage(model.message(FIELD.model.graph));
  const irVersion = model.integer(FIELD.model.irVersion) ?? 0;
  const opsets = model.messages(FIELD.model.opsetImport).map(readOpset);
  const outputs = graph.messages(FIELD.graph.output).map(readValueInfo);
  if (irVersion < 1 || opsets.length === 0 || outputs.length === 0) {
    throw corrupt('it has no version, operator set or graph with an output; it may be cut off');
  }
  const tensors = graph.messages(FIELD.graph.initializer).map(readMessage);
  const initializers = tensors.map((tensor) => tensor.text(FIELD.tensor.name));
  const filled = new Set(initializers);
  const inputs = graph.messages(FIELD.graph.input).map(readValueInfo);
  return {
    irVersion,
    producer: model.text(FIELD.model.producerName),
    opsets,
    inputs: inputs.filter(({ name }) => !filled.has(name)),
    outputs,
    initializers,
    nodeCount,
    opTypes: [...new Set(graph.messages(FIELD.graph.node).map(readOpType))].sort(),
  };
};

const readOpset = (bytes: Uint8Array): OnnxOpset => {
  const opset = readMessage(bytes);
  return { domain: opset.text(FIELD.opset.domain), version: opset.integer(FIELD.opset.version) ?? 0 };
};

const readOpType = (bytes: Uint8Array): string => {
  const node = readMessage(bytes);
  const domain = node.text(FIELD.node.domain);
  const operator = node.text(FIELD.node.opType);
  return domain === '' || domain === 'ai.onnx' ? operator : `${domain}:${operator}`;
};

const decoded = <T>(read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof OnnxFileError) throw cause;
    throw corrupt('it is cut off or was changed on its way, such as by line end conversion', { cause });
  }
};

const corrupt = (reason: string, options?: ErrorOptions): OnnxFileError =>
  new OnnxFileError('model_corrupt', `this is not an ONNX model: ${reason}`, options);
