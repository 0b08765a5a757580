import { ELEMENT_TYPE, FIELD, type OnnxElementType } from './onnx-schema.ts';
import { readMessage, type WireMessage } from './wire-message.ts';

/** An input or output of a graph. */
export interface OnnxValue {
  readonly name: string;
  readonly kind: 'tensor' | 'sparseTensor' | 'sequence' | 'map' | 'optional' | 'unknown';
  /** Of a tensor; left out for other kinds and for types that are not known here. */
  readonly elementType?: OnnxElementType;
  /** Of a tensor: a number is fixed, a text symbolic, null unknown. Left out when the rank is unknown. */
  readonly shape?: readonly (number | string | null)[];
}

const KINDS = ['tensor', 'sparseTensor', 'sequence', 'map', 'optional'] as const;

/** @throws {Error} when the bytes are no Protocol Buffers message. */
export const readValueInfo = (bytes: Uint8Array): OnnxValue => {
  const value = readMessage(bytes);
  const type = nested(value, FIELD.valueInfo.type);
  const kind = KINDS.find((candidate) => type.has(FIELD.type[candidate])) ?? 'unknown';
  const name = value.text(FIELD.valueInfo.name);
  return kind === 'tensor' ? { name, kind, ...tensorType(nested(type, FIELD.type.tensor)) } : { name, kind };
};

const tensorType = (type: WireMessage): Pick<OnnxValue, 'elementType' | 'shape'> => {
  const code = type.integer(FIELD.tensorType.elementType);
  const elementType = elementTypes().find((name) => ELEMENT_TYPE[name] === code);
  const sizes = nested(type, FIELD.tensorType.shape).messages(FIELD.shape.dimension).map(sizeOf);
  return {
    ...(elementType === undefined ? {} : { elementType }),
    ...(type.has(FIELD.tensorType.shape) ? { shape: sizes } : {}),
  };
};

const sizeOf = (bytes: Uint8Array): number | string | null => {
  const dimension = readMessage(bytes);
  return dimension.integer(FIELD.dimension.value) ?? (dimension.text(FIELD.dimension.parameter) || null);
};

const nested = (message: WireMessage, field: number): WireMessage => readMessage(message.message(field));

const elementTypes = (): OnnxElementType[] =>
  Object.keys(ELEMENT_TYPE).filter((name): name is OnnxElementType => name in ELEMENT_TYPE);
