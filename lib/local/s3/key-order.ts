/**
 * Orders keys as S3 lists them: by their UTF-8 bytes. UTF-16 order differs only where surrogate
 * pairs (U+10000 and up) meet U+E000 to U+FFFF, so those ranges are swapped before comparing.
 */
export const compareKeys = (left: string, right: string): number => {
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return byteRank(a) - byteRank(b);
  }
  return left.length - right.length;
};

const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;
const SURROGATES = AFTER_SURROGATES - FIRST_SURROGATE;
/** U+E000 to U+FFFF: 8,192 units, which surrogates have to be moved past. */
const UNITS_ABOVE = 0x10000 - AFTER_SURROGATES;

const byteRank = (unit: number): number => {
  if (unit < FIRST_SURROGATE) return unit;
  return unit < AFTER_SURROGATES ? unit + UNITS_ABOVE : unit - SURROGATES;
};
