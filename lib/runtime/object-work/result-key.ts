import { createHash } from 'node:crypto';

/** S3's longest key, in UTF-8 bytes. */
const LONGEST_KEY = 1024;

/** Where the result about an object stands: a key too long to take `.json` keeps its beginning and gets its digest. */
export const resultKey = (key: string): string => {
  const direct = `${key}.json`;
  if (Buffer.byteLength(direct) <= LONGEST_KEY) return direct;
  const digest = createHash('sha256').update(key).digest('hex');
  const start = Buffer.from(key).subarray(0, 900).toString().replaceAll('\uFFFD', '');
  return `${start}~${digest}.json`;
};
