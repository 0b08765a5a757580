import { OnnxFileError } from './onnx-error.ts';
import { FIELD } from './onnx-schema.ts';
import { fieldsOf } from './wire-format.ts';
import { readMessage } from './wire-message.ts';

export interface OnnxLimits {
  /** Nodes in all graphs and functions together. */
  readonly nodes: number;
  /** Graphs within graphs: the branches of `If`, the bodies of `Loop` and `Scan`. */
  readonly nesting: number;
  /** Values that one stored tensor may declare. */
  readonly tensorElements: number;
}

/** Far above real models of a size that a function can hold; 100,000 nodes take ONNX Runtime 1.5 s to load. */
export const ONNX_LIMITS: OnnxLimits = { nodes: 50_000, nesting: 16, tensorElements: 500_000_000 };

type Kind =
  | 'model'
  | 'trainingInfo'
  | 'function'
  | 'graph'
  | 'node'
  | 'attribute'
  | 'sparseTensor'
  | 'tensor';

/** Every way that leads from a message of one kind to one of another, down to each tensor in a file. */
const WAYS: Readonly<Record<Kind, Readonly<Record<number, readonly [label: string, kind: Kind]>>>> = {
  model: {
    [FIELD.model.graph]: ['graph', 'graph'],
    [FIELD.model.trainingInfo]: ['training info', 'trainingInfo'],
    [FIELD.model.functions]: ['function', 'function'],
  },
  trainingInfo: {
    [FIELD.trainingInfo.initialization]: ['initialization', 'graph'],
    [FIELD.trainingInfo.algorithm]: ['algorithm', 'graph'],
  },
  function: {
    [FIELD.function.node]: ['node', 'node'],
    [FIELD.function.attributeProto]: ['attribute', 'attribute'],
  },
  graph: {
    [FIELD.graph.node]: ['node', 'node'],
    [FIELD.graph.initializer]: ['initializer', 'tensor'],
    [FIELD.graph.sparseInitializer]: ['sparse initializer', 'sparseTensor'],
  },
  node: { [FIELD.node.attribute]: ['attribute', 'attribute'] },
  attribute: {
    [FIELD.attribute.tensor]: ['tensor', 'tensor'],
    [FIELD.attribute.graph]: ['graph', 'graph'],
    [FIELD.attribute.tensors]: ['tensors', 'tensor'],
    [FIELD.attribute.graphs]: ['graphs', 'graph'],
    [FIELD.attribute.sparseTensor]: ['sparse tensor', 'sparseTensor'],
    [FIELD.attribute.sparseTensors]: ['sparse tensors', 'sparseTensor'],
  },
  sparseTensor: {
    [FIELD.sparseTensor.values]: ['values', 'tensor'],
    [FIELD.sparseTensor.indices]: ['indices', 'tensor'],
  },
  tensor: {},
};

interface Scan {
  readonly limits: OnnxLimits;
  nodes: number;
}

interface Place {
  readonly kind: Kind;
  /** How it was reached, such as `graph › node › attribute › tensor`. */
  readonly path: string;
  readonly nesting: number;
}

/**
 * Goes through a model's every graph, node and tensor, wherever they hide, and counts the nodes.
 *
 * @throws {OnnxFileError} `model_external_data_refused` for a tensor whose values lie in another file,
 * `model_resource_limit` past a limit.
 * @throws {Error} when the bytes are no Protocol Buffers message.
 */
export const scanOnnx = (file: Uint8Array, limits: OnnxLimits = ONNX_LIMITS): { readonly nodes: number } => {
  const scan: Scan = { limits, nodes: 0 };
  scanMessage(file, { kind: 'model', path: 'model', nesting: 0 }, scan);
  return { nodes: scan.nodes };
};

const scanMessage = (message: Uint8Array, place: Place, scan: Scan): void => {
  if (place.kind === 'tensor') {
    checkTensor(message, place.path, scan.limits);
    return;
  }
  if (place.kind === 'node') countNode(scan);
  for (const field of fieldsOf(message)) {
    const way = WAYS[place.kind][field.number];
    if (way === undefined || field.bytes === undefined) continue;
    const [label, kind] = way;
    const nesting = kind === 'graph' ? place.nesting + 1 : place.nesting;
    if (nesting > scan.limits.nesting) {
      const reason = `the model nests graphs more than ${scan.limits.nesting} deep`;
      throw new OnnxFileError('model_resource_limit', `${reason}; flatten its If, Loop and Scan operators`);
    }
    scanMessage(field.bytes, { kind, path: `${place.path} › ${label}`, nesting }, scan);
  }
};

const countNode = (scan: Scan): void => {
  scan.nodes += 1;
  if (scan.nodes <= scan.limits.nodes) return;
  throw new OnnxFileError(
    'model_resource_limit',
    `the model has more than ${scan.limits.nodes} nodes; simplify it`,
  );
};

/** More are no shape that any operator takes. */
const MOST_DIMENSIONS = 64;

/** A location of any value but 0 is refused: readers differ in how they take unknown ones. */
const checkTensor = (bytes: Uint8Array, path: string, limits: OnnxLimits): void => {
  const tensor = readMessage(bytes);
  const called = `the tensor ${JSON.stringify(tensor.text(FIELD.tensor.name).slice(0, 80))} (${path})`;
  const locations = tensor.integers(FIELD.tensor.dataLocation, MOST_DIMENSIONS);
  if (tensor.has(FIELD.tensor.externalData) || locations.some((location) => location !== 0)) {
    const reason = `${called} keeps its values in another file`;
    throw new OnnxFileError(
      'model_external_data_refused',
      `${reason}; save the model with all its data in one file`,
    );
  }
  const dims = tensor.integers(FIELD.tensor.dims, MOST_DIMENSIONS + 1);
  const elements = dims.reduce((product, size) => product * size, 1);
  const isShape = dims.length <= MOST_DIMENSIONS && dims.every((size) => size >= 0);
  if (isShape && elements <= limits.tensorElements) return;
  const reason = `${called} declares the shape [${dims.slice(0, 8).join(', ')}${dims.length > 8 ? ', …' : ''}]`;
  throw new OnnxFileError(
    'model_resource_limit',
    `${reason}; at most ${limits.tensorElements} values are taken`,
  );
};
