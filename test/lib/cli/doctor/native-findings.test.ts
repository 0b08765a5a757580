import { expect, it } from 'vitest';
import { nativeFinding } from '../../../../lib/cli/doctor/native-findings.ts';

/** The beginning of an ELF file for a machine, with the version needs that its string table would hold. */
const library = (machine: number, ...needs: readonly string[]): Buffer => {
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 'latin1');
  header.writeUInt16LE(machine, 18);
  return Buffer.concat([header, Buffer.from(needs.join('\0'))]);
};

it.each([
  ['a library for its processor', library(183, 'GLIBC_2.17', 'GLIBC_2.28'), 'ok', /needs glibc 2\.28/],
  ['one that needs all that Lambda has', library(183, 'GLIBC_2.34'), 'ok', /2\.34/],
  [
    'one that needs more',
    library(183, 'GLIBC_2.9', 'GLIBC_2.38'),
    'fail',
    /needs glibc 2\.38; Lambda has 2\.34/,
  ],
  ['one for another processor', library(62), 'fail', /ELF machine 62/],
  ['a library of macOS', Buffer.from('cffaedfe0c000001', 'hex'), 'fail', /no Linux library/],
  ['nothing', Buffer.alloc(0), 'fail', /no Linux library/],
])('judges %s', (_, bytes, level, found) => {
  expect(nativeFinding('it', bytes, 'arm64')).toMatchObject({ level, found: expect.stringMatching(found) });
});
