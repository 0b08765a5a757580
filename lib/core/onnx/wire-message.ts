import { fieldsOf, packedIntegers, type ReadField } from './wire-format.ts';

/** A Protocol Buffers message, asked by field number. Of a single value that is there twice, the last counts. */
export interface WireMessage {
  has(field: number): boolean;
  integer(field: number): number | undefined;
  /** Empty when the field is not there. */
  text(field: number): string;
  /** The bytes of each nested message, in order. */
  messages(field: number): readonly Uint8Array[];
  /** The bytes of the one nested message; of several, all joined, which is how Protocol Buffers merges them. */
  message(field: number): Uint8Array;
  /** The first `most` numbers of a list, packed or not. */
  integers(field: number, most: number): readonly number[];
}

const utf8 = new TextDecoder();

/** @throws {Error} when the bytes are no Protocol Buffers message. */
export const readMessage = (bytes: Uint8Array): WireMessage => {
  const byNumber = new Map<number, ReadField[]>();
  for (const field of fieldsOf(bytes)) {
    const same = byNumber.get(field.number);
    if (same === undefined) byNumber.set(field.number, [field]);
    else same.push(field);
  }
  const all = (field: number): readonly ReadField[] => byNumber.get(field) ?? [];
  const messages = (field: number): Uint8Array[] =>
    all(field).flatMap(({ bytes: nested }) => (nested === undefined ? [] : [nested]));
  return {
    has: (field) => byNumber.has(field),
    integer: (field) => all(field).at(-1)?.integer,
    text: (field) => utf8.decode(all(field).at(-1)?.bytes ?? new Uint8Array()),
    messages,
    message: (field) => joined(messages(field)),
    integers: (field, most) => firstIntegers(all(field), most),
  };
};

const joined = ([first = new Uint8Array(), ...others]: readonly Uint8Array[]): Uint8Array =>
  others.length === 0 ? first : Buffer.concat([first, ...others]);

const firstIntegers = (fields: readonly ReadField[], most: number): number[] => {
  const numbers: number[] = [];
  for (const { integer, bytes } of fields) {
    for (const number of integer === undefined ? packedIntegers(bytes ?? new Uint8Array()) : [integer]) {
      if (numbers.length === most) return numbers;
      numbers.push(number);
    }
  }
  return numbers;
};
