/** Something found in a text: from `begin`, to before `end`, in UTF-16 units, as JavaScript counts. */
export interface Finding {
  readonly begin: number;
  readonly end: number;
}

/** Turns UTF-16 indices of a text, which must not lie inside a surrogate pair, into counts of code points. */
export const codePointOffsets = (text: string): ((index: number) => number) => {
  if (!PAIR.test(text)) return (index) => index;
  const counts = new Uint32Array(text.length + 1);
  for (let index = 0, count = 0; index < text.length; count += 1) {
    const width = (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    index += width;
    counts[index] = count + 1;
  }
  return (index) => counts[index] ?? 0;
};

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;
