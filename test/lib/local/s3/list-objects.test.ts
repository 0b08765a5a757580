import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../../../lib/local/s3/key-order.ts';
import { type ListPage, type ListQuery, listKeys } from '../../../../lib/local/s3/list-objects.ts';
import { SortedKeys } from '../../../../lib/local/s3/sorted-keys.ts';

const ALL: ListQuery = { prefix: '', delimiter: '', after: '', maxKeys: 1_000 };
const keysArbitrary = fc.uniqueArray(
  fc.string({ unit: fc.constantFrom('a', 'b', '/', '\u{1f33a}', '\ue000'), minLength: 1, maxLength: 5 }),
);

const allPages = (keys: SortedKeys, query: ListQuery): ListPage[] => {
  const page = listKeys(keys, query);
  return page.next === undefined ? [page] : [page, ...allPages(keys, { ...query, after: page.next })];
};

describe('listKeys', () => {
  it('gives every key below the prefix once, in byte order, however small the pages are', () => {
    fc.assert(
      fc.property(
        keysArbitrary,
        fc.constantFrom('', 'a', 'a/', '\u{1f33a}'),
        fc.integer({ min: 1, max: 4 }),
        (keys, prefix, maxKeys) => {
          const pages = allPages(new SortedKeys(keys), { ...ALL, prefix, maxKeys });
          expect(pages.flatMap((page) => page.keys)).toEqual(
            keys.filter((key) => key.startsWith(prefix)).sort(compareKeys),
          );
        },
      ),
    );
  });

  it('gives every group once and no key of a group, however small the pages are', () => {
    fc.assert(
      fc.property(keysArbitrary, fc.integer({ min: 1, max: 3 }), (keys, maxKeys) => {
        const pages = allPages(new SortedKeys(keys), { ...ALL, delimiter: '/', maxKeys });
        const groups = new Set(
          keys.filter((key) => key.includes('/')).map((key) => key.slice(0, key.indexOf('/') + 1)),
        );
        expect(pages.flatMap((page) => page.commonPrefixes)).toEqual([...groups].sort(compareKeys));
        expect(pages.flatMap((page) => page.keys)).toEqual(
          keys.filter((key) => !key.includes('/')).sort(compareKeys),
        );
      }),
    );
  });

  it('fills every page but the last', () => {
    const keys = new SortedKeys(['a', 'b/1', 'b/2', 'c', 'd/1']);
    const sizes = allPages(keys, { ...ALL, delimiter: '/', maxKeys: 2 }).map(
      (page) => page.keys.length + page.commonPrefixes.length,
    );
    expect(sizes).toEqual([2, 2]);
  });

  it('does not call a page truncated when it ends with the last key', () => {
    expect(listKeys(new SortedKeys(['a', 'b']), { ...ALL, maxKeys: 2 }).next).toBeUndefined();
  });

  it('gives nothing and promises nothing more when at most 0 keys are wanted', () => {
    expect(listKeys(new SortedKeys(['a']), { ...ALL, maxKeys: 0 })).toEqual({ keys: [], commonPrefixes: [] });
  });

  it('leaves out the group that the last page ended with', () => {
    const query = { ...ALL, delimiter: '/', after: 'a/' };
    expect(listKeys(new SortedKeys(['a/1', 'a/2', 'b/1']), query).commonPrefixes).toEqual(['b/']);
  });
});
