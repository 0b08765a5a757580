import { SLICE_BYTES, slicesOf } from '../training/csv-records.ts';

/** CSV text as UTF-8, whatever it was, in slices of which the first is enough to look at. */
export interface CsvText {
  readonly encoding: 'UTF-8' | 'UTF-16';
  readonly hasByteOrderMark: boolean;
  /** The first 64 KiB, or all of a smaller file. */
  readonly head: Buffer;
  /** All of it, the head included. */
  readonly slices: AsyncIterable<Buffer>;
}

/** Looks at the first bytes and decodes UTF-16, in memory that does not grow with the text. */
export const openCsvText = async (bytes: AsyncIterable<Uint8Array>): Promise<CsvText> => {
  const raw = await withHead(slicesOf(bytes));
  const label = utf16In(raw.head);
  const hasByteOrderMark = MARKS.some((mark) => mark.every((byte, index) => raw.head[index] === byte));
  if (label === undefined) return { encoding: 'UTF-8', hasByteOrderMark, ...raw };
  return { encoding: 'UTF-16', hasByteOrderMark, ...(await withHead(decoded(raw.slices, label))) };
};

const MARKS = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

const withHead = async (slices: AsyncGenerator<Buffer>): Promise<Pick<CsvText, 'head' | 'slices'>> => {
  const first: Buffer[] = [];
  let length = 0;
  while (length < SLICE_BYTES) {
    const next = await slices.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(first);
  return { head, slices: chained(head, slices) };
};

async function* chained(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* rest;
}

/** By the mark, or by where the zeros of its first two characters stand. */
const utf16In = ([a = 0, b = 0, c = 0, d = 0]: Buffer): 'utf-16le' | 'utf-16be' | undefined => {
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return 'utf-16be';
  return undefined;
};

async function* decoded(slices: AsyncIterable<Buffer>, label: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(label);
  for await (const slice of slices) yield Buffer.from(decoder.decode(slice, { stream: true }));
  yield Buffer.from(decoder.decode());
}
