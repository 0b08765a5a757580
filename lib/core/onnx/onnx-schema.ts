/**
 * Field numbers of the ONNX file format that this collection writes or reads.
 * Source: `onnx/onnx.proto` of github.com/onnx/onnx, IR version 8; they never change.
 */
export const FIELD = {
  model: {
    irVersion: 1,
    producerName: 2,
    docString: 6,
    graph: 7,
    opsetImport: 8,
    trainingInfo: 20,
    functions: 25,
  },
  opset: { domain: 1, version: 2 },
  trainingInfo: { initialization: 1, algorithm: 2 },
  function: { node: 7, attributeProto: 11 },
  graph: { node: 1, name: 2, initializer: 5, docString: 10, input: 11, output: 12, sparseInitializer: 15 },
  node: { input: 1, output: 2, name: 3, opType: 4, attribute: 5, domain: 7 },
  attribute: {
    name: 1,
    float: 2,
    int: 3,
    tensor: 5,
    graph: 6,
    tensors: 10,
    graphs: 11,
    type: 20,
    sparseTensor: 22,
    sparseTensors: 23,
  },
  sparseTensor: { values: 1, indices: 2 },
  tensor: { dims: 1, dataType: 2, name: 8, rawData: 9, externalData: 13, dataLocation: 14 },
  valueInfo: { name: 1, type: 2 },
  type: { tensor: 1, sequence: 4, map: 5, sparseTensor: 8, optional: 9 },
  tensorType: { elementType: 1, shape: 2 },
  shape: { dimension: 1 },
  dimension: { value: 1, parameter: 2 },
} as const;

/** `TensorProto.DataType`, in ONNX Runtime's words. */
export const ELEMENT_TYPE = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  string: 8,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
  complex64: 14,
  complex128: 15,
  bfloat16: 16,
} as const;
export type OnnxElementType = keyof typeof ELEMENT_TYPE;

/** `AttributeProto.AttributeType` of the attributes that are written here. */
export const ATTRIBUTE_TYPE = { int: 2, tensor: 4, graph: 5 } as const;
