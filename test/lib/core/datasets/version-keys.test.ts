import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileNameIn, versionKeys } from '../../../../lib/core/datasets/version-keys.ts';

it.each([
  ['/files/players.csv', 'players.csv'],
  ['/a/Big%20File%20%C3%A4.csv', 'Big-File-.csv'],
  ['/a/b/', 'data-file'],
  ['/', 'data-file'],
  ['/..', 'data-file'],
  ['/.hidden', 'hidden'],
  ['/manifest.json', 'data-manifest.json'],
])('%s is kept as %s', (path, name) => {
  expect(fileNameIn(path)).toBe(name);
});

it('gives every address a name that is safe in a key and in a shell', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (path) => {
      expect(fileNameIn(path)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,105}$/);
      expect(fileNameIn(path)).not.toBe('manifest.json');
    }),
  );
});

it('dates a version by its run', () => {
  expect(versionKeys('players', 3, '2026-11-24T23:59:59Z', 'p.csv')).toEqual({
    data: 'collected/players/v3/2026-11-24/p.csv',
    manifest: 'collected/players/v3/2026-11-24/manifest.json',
  });
});
