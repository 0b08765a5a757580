import { describe, expect, it } from 'vitest';
import { PathClaims } from '../../../../lib/local/s3/path-claims.ts';

describe('PathClaims', () => {
  it.each([
    ['a file where a folder is', 'a/b', 'a'],
    ['a folder where a file is', 'a', 'a/b'],
    ['the same name in other case', 'Cat.jpg', 'cat.jpg'],
    ['a folder in other case', 'A/1', 'a/2'],
    ['the same name with accents apart', 'Zo\u00eb', 'Zoe\u0308'],
    ['a name that capitals make the same', 'stra\u00dfe', 'STRASSE'],
  ])('refuses %s', (_, first, second) => {
    const claims = new PathClaims();
    expect([claims.take(first), claims.take(second)]).toEqual([true, false]);
  });

  it('lets many files be in one folder', () => {
    const claims = new PathClaims();
    expect([claims.take('a/1'), claims.take('a/2'), claims.take('a/b/3')]).toEqual([true, true, true]);
  });

  it('frees a folder when its last file is released, not before', () => {
    const claims = new PathClaims();
    claims.take('a/1');
    claims.take('a/2');
    claims.release('a/1');
    expect(claims.take('a')).toBe(false);
    claims.release('a/2');
    expect(claims.take('a')).toBe(true);
  });

  it('takes nothing of a path that it refuses', () => {
    const claims = new PathClaims();
    claims.take('a/b');
    claims.take('a/b/c');
    claims.release('a/b');
    expect(claims.take('a')).toBe(true);
  });
});
