/** Characters as Comprehend counts them: code points, of which an emoji is one or several. */
export const codePointLength = (text: string): number => {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    if (isPairAt(text, index)) {
      length -= 1;
      index += 1;
    }
  }
  return length;
};

/** Finds places in one text: what is to the service the nth code point is to JavaScript another index. */
export interface CodePoints {
  readonly length: number;
  /** @throws {RangeError} for an offset outside the text. */
  indexOf(offset: number): number;
  /** The text from an offset to before another. @throws {RangeError} for offsets outside the text. */
  slice(begin: number, end: number): string;
}

/** Looks through the text once; each question after that costs little, however long the text. */
export const codePointsOf = (text: string): CodePoints => {
  /** Offsets of the code points that take two UTF-16 units. */
  const pairs: number[] = [];
  for (let index = 0, offset = 0; index < text.length; index += 1, offset += 1) {
    if (!isPairAt(text, index)) continue;
    pairs.push(offset);
    index += 1;
  }
  const length = text.length - pairs.length;
  const indexOf = (offset: number): number => {
    if (!Number.isInteger(offset) || offset < 0 || offset > length) throw new RangeError('no such offset');
    return offset + countBelow(pairs, offset);
  };
  return { length, indexOf, slice: (begin, end) => text.slice(indexOf(begin), indexOf(end)) };
};

/** Whether a code point of two UTF-16 units begins here. */
export const isPairAt = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index);
  if (unit < 0xd800 || unit > 0xdbff) return false;
  const next = text.charCodeAt(index + 1);
  return next >= 0xdc00 && next <= 0xdfff;
};

/** How many of the numbers, which ascend, are below a limit. */
const countBelow = (ascending: readonly number[], limit: number): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};
