import { Tensor } from 'onnxruntime-node';
import type { GraphInput } from './graph-layout.ts';
import type { Cell, Row } from './rows.ts';

/** The rows' cells for one graph input, row by row, in the element type the graph declares. */
export const tensorOf = (input: GraphInput, rows: readonly Row[]): Tensor => {
  const cells = rows.flatMap((row) => input.features.map((index) => row[index] ?? missing(index)));
  const shape = input.flat ? [rows.length] : [rows.length, input.features.length];
  switch (input.type) {
    case 'float32':
      return new Tensor('float32', Float32Array.from(cells, Number), shape);
    case 'float64':
      return new Tensor('float64', Float64Array.from(cells, Number), shape);
    case 'int32':
      return new Tensor('int32', Int32Array.from(cells, Number), shape);
    case 'int64':
      return new Tensor('int64', BigInt64Array.from(cells, BigInt), shape);
    case 'bool':
      return new Tensor('bool', Uint8Array.from(cells, Number), shape);
    case 'string':
      return new Tensor('string', cells.map(String), shape);
  }
};

const missing = (index: number): Cell => {
  throw new RangeError(`a row has no value for feature ${index}; rows must come from readRow`);
};
