import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../../../lib/local/s3/key-order.ts';
import { SortedKeys } from '../../../../lib/local/s3/sorted-keys.ts';

const keys = fc.array(
  fc.string({ unit: fc.constantFrom('a', 'b', '/', '\u{1f33a}', '\ue000'), maxLength: 4 }),
);
const contents = (sorted: SortedKeys) =>
  Array.from({ length: sorted.length }, (_, index) => sorted.at(index));

describe('SortedKeys', () => {
  it('holds each key once and in order, whatever was added and deleted', () => {
    fc.assert(
      fc.property(keys, keys, keys, (initial, added, deleted) => {
        const sorted = new SortedKeys(initial);
        for (const key of added) sorted.add(key);
        for (const key of deleted) sorted.delete(key);
        const expected = new Set([...initial, ...added].filter((key) => !deleted.includes(key)));
        expect(contents(sorted)).toEqual([...expected].sort(compareKeys));
      }),
    );
  });

  it('finds the first key past a prefix', () => {
    const sorted = new SortedKeys(['a', 'a/1', 'a/2', 'a0', 'b']);
    expect(sorted.at(sorted.firstPast('a/'))).toBe('a0');
    expect(sorted.firstPast('b')).toBe(5);
  });

  it('tells the first key at a name from the first after it', () => {
    const sorted = new SortedKeys(['a', 'b', 'c']);
    expect([sorted.firstAtOrAfter('b'), sorted.firstAfter('b')]).toEqual([1, 2]);
  });
});
