import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { assertNoExternalData, readOnnx } from '../../../../lib/core/onnx/onnx-reader.ts';
import { ONNX_LIMITS } from '../../../../lib/core/onnx/onnx-scan.ts';
import { FIELD } from '../../../../lib/core/onnx/onnx-schema.ts';
import {
  type Encoded,
  graph,
  model,
  node,
  scalar,
  valueInfo,
} from '../../../../lib/core/onnx/onnx-writer.ts';
import { encodeFields } from '../../../../lib/core/onnx/wire-format.ts';
import {
  attributeNode,
  concat,
  constantNode,
  externalTensor,
  identity,
  modelWith,
  nestedIf,
  output,
} from './hostile-models.ts';

const refusal = (code: string) => expect.objectContaining({ name: 'OnnxFileError', code });

const external = externalTensor('w');
const inGraph = (...nodes: readonly Encoded<'node'>[]) => graph({ name: 's', nodes, outputs: [] });
const { graph: GRAPH, attribute: ATTRIBUTE, model: MODEL } = FIELD;

const HIDING_PLACES = [
  ['an initializer', modelWith([[GRAPH.initializer, external]]), 'model › graph › initializer'],
  [
    'the values of a sparse initializer',
    modelWith([[GRAPH.sparseInitializer, encodeFields([[FIELD.sparseTensor.values, external]])]]),
    'sparse initializer › values',
  ],
  [
    'the indices of a sparse initializer',
    modelWith([[GRAPH.sparseInitializer, encodeFields([[FIELD.sparseTensor.indices, external]])]]),
    'sparse initializer › indices',
  ],
  ['a Constant', modelWith([[GRAPH.node, constantNode(external)]]), 'node › attribute › tensor'],
  [
    'a list of tensors',
    modelWith([[GRAPH.node, attributeNode(ATTRIBUTE.tensors, external)]]),
    'attribute › tensors',
  ],
  [
    'a sparse attribute',
    modelWith([[GRAPH.node, attributeNode(ATTRIBUTE.sparseTensor, encodeFields([[1, external]]))]]),
    'sparse tensor › values',
  ],
  [
    'a list of sparse tensors',
    modelWith([[GRAPH.node, attributeNode(ATTRIBUTE.sparseTensors, encodeFields([[2, external]]))]]),
    'sparse tensors › indices',
  ],
  [
    'the branch of an If',
    modelWith([[GRAPH.node, nestedIf(1, external)]]),
    'attribute › graph › initializer',
  ],
  ['an If three deep', modelWith([[GRAPH.node, nestedIf(3, external)]]), 'attribute › graph › initializer'],
  [
    'a list of graphs',
    modelWith([[GRAPH.node, attributeNode(ATTRIBUTE.graphs, inGraph(constantNode(external)))]]),
    'graphs › node › attribute › tensor',
  ],
  [
    'a function',
    modelWith([], [[MODEL.functions, encodeFields([[FIELD.function.node, constantNode(external)]])]]),
    'function › node › attribute › tensor',
  ],
  [
    "a function's default attribute",
    modelWith(
      [],
      [[MODEL.functions, encodeFields([[FIELD.function.attributeProto, encodeFields([[5, external]])]])]],
    ),
    'function › attribute › tensor',
  ],
  [
    "training's first graph",
    modelWith([], [[MODEL.trainingInfo, encodeFields([[1, inGraph(constantNode(external))]])]]),
    'training info › initialization › node › attribute › tensor',
  ],
  [
    "training's second graph",
    modelWith([], [[MODEL.trainingInfo, encodeFields([[2, inGraph(constantNode(external))]])]]),
    'training info › algorithm › node › attribute › tensor',
  ],
  [
    'a second part of the graph, which runtimes merge with the first',
    modelWith([], [[MODEL.graph, encodeFields([[GRAPH.initializer, external]])]]),
    'graph › initializer',
  ],
  [
    'a first part of the graph, which some readers forget for the second',
    concat(encodeFields([[MODEL.graph, encodeFields([[GRAPH.initializer, external]])]]), modelWith([])),
    'graph › initializer',
  ],
] as const;

describe('external data', () => {
  it.each(HIDING_PLACES)('is refused in %s, named with its place', (_, file, place) => {
    expect(() => readOnnx(file)).toThrow(refusal('model_external_data_refused'));
    expect(() => assertNoExternalData(file)).toThrow(refusal('model_external_data_refused'));
    expect(() => assertNoExternalData(file)).toThrow(
      /the tensor "w" \(model › .*keeps its values in another file/,
    );
    expect(() => assertNoExternalData(file)).toThrow(`${place})`);
  });

  it.each([
    [
      'a location without the mark',
      encodeFields([[FIELD.tensor.externalData, encodeFields([[1, 'location']])]]),
    ],
    ['the mark without a location', encodeFields([[FIELD.tensor.dataLocation, 1]])],
    ['an unknown mark', encodeFields([[FIELD.tensor.dataLocation, 7]])],
    ['a mark that is 1 in 32 bits only', encodeFields([[FIELD.tensor.dataLocation, 2 ** 32 + 1]])],
    ['a mark that is taken back', externalTensor('w', 'x', [[FIELD.tensor.dataLocation, 0]])],
    ['the memory address marker', externalTensor('w', '*/_ORT_MEM_ADDR_/*')],
    ['an empty location', externalTensor('w', '')],
  ])('is refused with %s', (_, tensor) => {
    expect(() => readOnnx(modelWith([[GRAPH.initializer, tensor]]))).toThrow(
      refusal('model_external_data_refused'),
    );
  });

  it('is not seen where there is none', () => {
    const named = node({ op: 'Identity', name: 'external_data EXTERNAL', inputs: ['c'], outputs: ['z'] });
    const file = modelWith([
      [GRAPH.node, named],
      [GRAPH.node, nestedIf(2, scalar('w', 1))],
    ]);
    expect(() => assertNoExternalData(file)).not.toThrow();
  });
});

describe('readOnnx', () => {
  it('tells inputs from initializers that fill them, and values of every kind', () => {
    const sequence = encodeFields([
      [FIELD.valueInfo.name, 's'],
      [FIELD.valueInfo.type, encodeFields([[FIELD.type.sequence, new Uint8Array()]])],
    ]);
    const unshaped = encodeFields([
      [FIELD.valueInfo.name, 'u'],
      [FIELD.valueInfo.type, encodeFields([[FIELD.type.tensor, encodeFields([[1, 99]])]])],
    ]);
    const shaped = valueInfo({ name: 'x', type: 'int64', shape: ['batch', 3] });
    const filled = valueInfo({ name: 'c', type: 'float64', shape: [] });
    const inputs = [shaped, filled, sequence, unshaped].map((input) => [GRAPH.input, input] as const);
    const custom = node({ op: 'Fast', domain: 'com.example', inputs: ['x'], outputs: ['f'] });
    const structure = readOnnx(
      modelWith([...inputs, [GRAPH.node, custom], [GRAPH.node, nestedIf(2, scalar('w', 1))]]),
    );
    expect(structure).toEqual({
      irVersion: 8,
      producer: 'test',
      opsets: [{ domain: '', version: 17 }],
      inputs: [
        { name: 'x', kind: 'tensor', elementType: 'int64', shape: ['batch', 3] },
        { name: 's', kind: 'sequence' },
        { name: 'u', kind: 'tensor' },
      ],
      outputs: [{ name: 'y', kind: 'tensor', elementType: 'float64', shape: [] }],
      initializers: ['c'],
      nodeCount: 4,
      opTypes: ['Identity', 'If', 'com.example:Fast'],
    });
  });

  it.each(['sparseTensor', 'sequence', 'map', 'optional'] as const)(
    'tells a value of kind %s from a tensor',
    (kind) => {
      const type = encodeFields([[FIELD.type[kind], new Uint8Array()]]);
      const input = encodeFields([
        [FIELD.valueInfo.name, 'v'],
        [FIELD.valueInfo.type, type],
      ]);
      expect(readOnnx(modelWith([[GRAPH.input, input]])).inputs).toEqual([{ name: 'v', kind }]);
    },
  );

  it('tells an unknown dimension from a named and a fixed one', () => {
    const shape = encodeFields([
      [FIELD.shape.dimension, new Uint8Array()],
      [FIELD.shape.dimension, encodeFields([[FIELD.dimension.parameter, 'n']])],
      [FIELD.shape.dimension, encodeFields([[FIELD.dimension.value, 0]])],
    ]);
    const input = encodeFields([
      [
        FIELD.valueInfo.type,
        encodeFields([[FIELD.type.tensor, encodeFields([[FIELD.tensorType.shape, shape]])]]),
      ],
    ]);
    expect(readOnnx(modelWith([[GRAPH.input, input]])).inputs[0]?.shape).toEqual([null, 'n', 0]);
  });

  it('merges a graph written in two parts, as the runtime does', async () => {
    const bare = graph({ name: 'g', nodes: [identity], outputs: [output] });
    const whole = model({ irVersion: 8, opset: 17, producer: 'test', graph: bare });
    const rest = encodeFields([[GRAPH.initializer, scalar('c', 42)]]);
    const file = concat(whole, encodeFields([[MODEL.graph, rest]]));
    const session = await ort.InferenceSession.create(file);
    expect((await session.run({})).y?.data[0]).toBe(42);
    expect(readOnnx(file).initializers).toEqual(['c']);
    await session.release();
  });

  it('reads a model that the runtime loads', async () => {
    const file = modelWith([]);
    const session = await ort.InferenceSession.create(file);
    expect(readOnnx(file).outputs.map(({ name }) => name)).toEqual([...session.outputNames]);
    await session.release();
  });

  it.each([
    ['empty', new Uint8Array(), /it is empty/],
    ['gzip', gzipSync(modelWith([])), /gzip/],
    ['zip', Buffer.from('PK\x03\x04…'), /zip/],
    ['pickle', Buffer.from([0x80, 4, 0x95, 0]), /pickle/],
    ['HTML', Buffer.from('<!DOCTYPE html><title>AccessDenied'), /HTML/],
    ['XML', Buffer.from('<?xml version="1.0"?><Error><Code>AccessDenied'), /XML/],
    ['JSON', Buffer.from('{"message":"Forbidden"}'), /JSON/],
    ['git-lfs', Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0'), /git lfs pull/],
    ['HDF5', Buffer.from('\x89HDF\r\n', 'latin1'), /HDF5/],
    ['ORT', Buffer.from('\x08\0\0\0ORTM'), /ORT format/],
    ['TensorFlow Lite', Buffer.from('\x1c\0\0\0TFL3'), /TensorFlow Lite/],
    ['HTML with a byte order mark', Buffer.from('\ufeff<html>'), /HTML/],
    ['zeros', new Uint8Array(1000), /zeros/],
    ['text', Buffer.from('hello, this is no model at all'), /cut off or was changed/],
    ['no graph', encodeFields([[MODEL.irVersion, 8]]), /no version, operator set or graph/],
    [
      'no opset',
      encodeFields([
        [MODEL.irVersion, 8],
        [MODEL.graph, graph({ name: 'g', nodes: [identity], outputs: [output] })],
      ]),
      /no version/,
    ],
  ])('says what the file looks like: %s', (_, file, what) => {
    expect(() => readOnnx(file)).toThrow(refusal('model_corrupt'));
    expect(() => readOnnx(file)).toThrow(what);
  });

  it('notices line ends that were converted', () => {
    const text = Buffer.from(modelWith([])).toString('latin1');
    const damaged = Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');
    expect(damaged.length).toBeGreaterThan(text.length);
    expect(() => readOnnx(damaged)).toThrow(refusal('model_corrupt'));
  });

  it('notices every cut within the graph', () => {
    const file = modelWith([]);
    for (let length = 1; length < file.length - 8; length++) {
      expect(() => readOnnx(file.subarray(0, length))).toThrow(refusal('model_corrupt'));
    }
  });

  it('answers any bytes with a structure or a named refusal', () => {
    const file = modelWith([[GRAPH.node, nestedIf(2, scalar('w', 1))]]);
    const change = fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }));
    const read = (bytes: Uint8Array): string => {
      try {
        return typeof readOnnx(bytes).nodeCount;
      } catch (error) {
        return error instanceof Error ? error.name : '';
      }
    };
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const changed = Uint8Array.from(file);
        for (const [place, byte] of changes) changed[place] = byte;
        expect(['number', 'OnnxFileError']).toContain(read(changed));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['number', 'OnnxFileError']).toContain(read(bytes));
      }),
      { numRuns: 500 },
    );
  });
});

describe('limits', () => {
  const manyNodes = (count: number) =>
    modelWith(Array.from({ length: count }, () => [GRAPH.node, identity] as const));

  it('counts the nodes of all graphs', () => {
    const limits = { ...ONNX_LIMITS, nodes: 10 };
    expect(readOnnx(manyNodes(9), limits).nodeCount).toBe(10);
    expect(() => readOnnx(manyNodes(10), limits)).toThrow(refusal('model_resource_limit'));
    expect(() => readOnnx(manyNodes(10), limits)).toThrow('more than 10 nodes');
    const spread = concat(
      manyNodes(8),
      encodeFields([
        [
          MODEL.functions,
          encodeFields([
            [7, identity],
            [7, identity],
          ]),
        ],
      ]),
    );
    expect(() => readOnnx(spread, limits)).toThrow(refusal('model_resource_limit'));
  });

  it('refuses a hundred thousand nodes by default', () => {
    expect(() => readOnnx(manyNodes(100_000))).toThrow(refusal('model_resource_limit'));
  });

  it('takes branches to the depth allowed and no deeper', () => {
    const nested = (depth: number) => modelWith([[GRAPH.node, nestedIf(depth, scalar('w', 1))]]);
    expect(readOnnx(nested(15)).nodeCount).toBe(16);
    expect(() => readOnnx(nested(16))).toThrow(refusal('model_resource_limit'));
    expect(() => readOnnx(nested(2000))).toThrow('nests graphs more than 16 deep');
  });

  it.each([
    ['above 2 GiB', [600_000_000]],
    ['whose sizes overflow', [2 ** 52, 2 ** 52, 2 ** 52]],
    ['with a negative size', [-1, 4]],
    ['with too many dimensions', Array.from({ length: 65 }, () => 1)],
  ])('refuses a tensor %s', (_, dims) => {
    const oneByOne = encodeFields([
      ...dims.map((size) => [FIELD.tensor.dims, size] as const),
      [FIELD.tensor.name, 'w'],
    ]);
    const file = modelWith([[GRAPH.initializer, oneByOne]]);
    expect(() => readOnnx(file)).toThrow(refusal('model_resource_limit'));
    expect(() => readOnnx(file)).toThrow(/the tensor "w" .* declares the shape \[/);
  });

  it('reads a packed shape like one written number by number', () => {
    // 2, 3 and 1,000,000,000 as one list of variable-length numbers.
    const packed = Uint8Array.from([2, 3, 0x80, 0x94, 0xeb, 0xdc, 0x03]);
    const file = modelWith([[GRAPH.initializer, encodeFields([[FIELD.tensor.dims, packed]])]]);
    expect(() => readOnnx(file)).toThrow('declares the shape [2, 3, 1000000000]');
  });

  it('refuses a part of more fields than a model can need', () => {
    const file = modelWith([[GRAPH.initializer, new Uint8Array(2_000_002).fill(8)]]);
    expect(() => readOnnx(file)).toThrow(refusal('model_resource_limit'));
  });
});
