import { Writer } from 'protobufjs';

export interface ColorModel {
  /** One row per class: the weights of the average red, green and blue. */
  readonly weights: readonly (readonly [number, number, number])[];
  /** Whether the graph ends in a softmax. */
  readonly softmax: boolean;
  /** Pixels a side that the input is declared to have; any when left out. */
  readonly side?: number;
}

/**
 * An ONNX model, opset 13, that scores an NCHW picture by its average colour:
 * GlobalAveragePool, Flatten, Gemm and, if wanted, Softmax. Field numbers are those of onnx.proto.
 */
export const colorModel = ({ weights, softmax, side }: ColorModel): Buffer => {
  const classes = weights.length;
  const channelMajor = [0, 1, 2].flatMap((channel) => weights.map((row) => row[channel] ?? 0));
  const scores = softmax ? 'logits' : 'scores';
  const graph = Writer.create();
  const part = (field: number, message: Writer): Writer =>
    graph.uint32((field << 3) | 2).bytes(message.finish());
  part(1, node('GlobalAveragePool', ['image'], 'pooled'));
  part(1, node('Flatten', ['pooled'], 'means'));
  part(1, node('Gemm', ['means', 'weights'], scores));
  if (softmax) part(1, node('Softmax', [scores], 'scores'));
  graph.uint32(tag(2, 2)).string('colors');
  part(5, tensor('weights', [3, classes], channelMajor));
  part(11, value('image', [1, 3, side ?? 'height', side ?? 'width']));
  part(12, value('scores', [1, classes]));
  const opset = Writer.create().uint32(tag(1, 2)).string('').uint32(tag(2, 0)).int64(13);
  const model = Writer.create().uint32(tag(1, 0)).int64(7);
  model.uint32(tag(8, 2)).bytes(opset.finish());
  model.uint32(tag(7, 2)).bytes(graph.finish());
  return Buffer.from(model.finish());
};

const tag = (field: number, wireType: number): number => (field << 3) | wireType;

const node = (operator: string, inputs: readonly string[], output: string): Writer => {
  const writer = Writer.create();
  for (const input of inputs) writer.uint32(tag(1, 2)).string(input);
  return writer.uint32(tag(2, 2)).string(output).uint32(tag(4, 2)).string(operator);
};

const FLOAT = 1;

const tensor = (name: string, dims: readonly number[], values: readonly number[]): Writer => {
  const writer = Writer.create();
  for (const dim of dims) writer.uint32(tag(1, 0)).int64(dim);
  writer.uint32(tag(2, 0)).int32(FLOAT);
  writer.uint32(tag(8, 2)).string(name);
  return writer.uint32(tag(9, 2)).bytes(Buffer.from(Float32Array.from(values).buffer));
};

/** A float tensor's name and shape; a word stands for a length that is open. */
const value = (name: string, dims: readonly (number | string)[]): Writer => {
  const shape = Writer.create();
  for (const dim of dims) {
    const length = Writer.create();
    if (typeof dim === 'number') length.uint32(tag(1, 0)).int64(dim);
    else length.uint32(tag(2, 2)).string(dim);
    shape.uint32(tag(1, 2)).bytes(length.finish());
  }
  const tensorType = Writer.create().uint32(tag(1, 0)).int32(FLOAT).uint32(tag(2, 2)).bytes(shape.finish());
  const type = Writer.create().uint32(tag(1, 2)).bytes(tensorType.finish());
  return Writer.create().uint32(tag(1, 2)).string(name).uint32(tag(2, 2)).bytes(type.finish());
};
