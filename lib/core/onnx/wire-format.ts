import protobuf from 'protobufjs/minimal.js';
import { OnnxFileError } from './onnx-error.ts';

/** One field of a Protocol Buffers message to write: a whole number, text, or bytes (also of a nested message). */
export type WireField = readonly [number: number, value: number | string | Uint8Array | undefined];

/** A field as it was read. Fixed-width values and groups, which no field of interest has, come without a value. */
export interface ReadField {
  readonly number: number;
  /** Set for whole numbers; beyond 2⁵³ it is rounded. */
  readonly integer?: number;
  /** Set for text, bytes, packed lists and nested messages; shares the memory of the message. */
  readonly bytes?: Uint8Array;
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;
/** A file of nothing but two-byte fields would otherwise become objects of fifty times its size. */
const MOST_FIELDS = 1_000_000;

/** Writes fields in the order given; those without a value are left out. The same fields give the same bytes. */
export const encodeFields = (fields: readonly WireField[]): Uint8Array => {
  const writer = protobuf.Writer.create();
  for (const [number, value] of fields) {
    if (value === undefined) continue;
    if (typeof value === 'number') writer.uint32((number << 3) | VARINT).int64(value);
    else if (typeof value === 'string') writer.uint32((number << 3) | LENGTH_DELIMITED).string(value);
    else writer.uint32((number << 3) | LENGTH_DELIMITED).bytes(value);
  }
  return Uint8Array.from(writer.finish());
};

/**
 * Every field of a message in the order of the file, repeated ones each time.
 *
 * @throws {OnnxFileError} `model_resource_limit` above a million fields.
 * @throws {Error} when the bytes are no Protocol Buffers message.
 */
export function* fieldsOf(message: Uint8Array): Generator<ReadField> {
  const reader = protobuf.Reader.create(message);
  for (let count = 1; reader.pos < reader.len; count++) {
    if (count > MOST_FIELDS) {
      throw new OnnxFileError(
        'model_resource_limit',
        `a part of the model has more than ${MOST_FIELDS} fields`,
      );
    }
    const tag = reader.uint32();
    const number = tag >>> 3;
    if ((tag & 7) === VARINT) yield { number, integer: Number(reader.int64()) };
    else if ((tag & 7) === LENGTH_DELIMITED) yield { number, bytes: reader.bytes() };
    else {
      reader.skipType(tag & 7, 0, number);
      yield { number };
    }
  }
}

/** The whole numbers of a packed list, one after the other. */
export function* packedIntegers(list: Uint8Array): Generator<number> {
  const reader = protobuf.Reader.create(list);
  while (reader.pos < reader.len) yield Number(reader.int64());
}
