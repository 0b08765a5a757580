import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainPath } from '../../../../lib/local/s3/object-key-path.ts';

describe('isPlainPath', () => {
  it.each([
    'cat.jpg',
    'holiday/2026/red flower+1.jpg',
    'Zoë 🌺.png',
    'שלום.txt',
    "it's (1) & <not>.txt".replace(/[<>]/g, ''),
  ])('lets %j be a file', (key) => {
    expect(isPlainPath(key)).toBe(true);
  });

  it.each([
    '..',
    '../x',
    'a/../../x',
    './a',
    '/a',
    'a/',
    'a//b',
    'a\\b',
    'a\0b',
    'a\nb',
    '\u202ea',
    'Zoe\u0308.png',
    'con',
    'COM1.txt',
    'a:b',
    'what?',
    'dot.',
    'space ',
    '.DS_Store',
    'a/.hidden/b',
    'film.part',
    'x'.repeat(201),
    `${'x/'.repeat(300)}y`,
    '\ud800',
  ])('does not let %j be a file', (key) => {
    expect(isPlainPath(key)).toBe(false);
  });

  it('never lets a key lead out of the folder', () => {
    const key = fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', '\0', '~'), maxLength: 12 });
    fc.assert(
      fc.property(key, (candidate) => {
        fc.pre(isPlainPath(candidate));
        expect(resolve('/root/bucket', candidate)).toBe(`/root/bucket/${candidate}`);
      }),
    );
  });
});
