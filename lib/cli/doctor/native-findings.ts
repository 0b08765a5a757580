import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, fail, ok } from './finding.ts';
import type { ZipContent } from './zip-findings.ts';

/** `e_machine` of the ELF header, https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html. */
const MACHINES = { x64: 62, arm64: 183 } as const;

/** The glibc of Amazon Linux 2023, which `nodejs24.x` runs on. */
const LAMBDA_GLIBC = [2, 34] as const;

/** The native libraries of every zip are for its processor and need no newer C library than Lambda has. */
export const nativeFindings = async (
  contents: readonly ZipContent[],
  folder: string,
): Promise<readonly Finding[]> => {
  const libraries = contents.flatMap((content) =>
    content.files
      .filter(({ path }) => /\.(?:node|so[.\d]*)$/.test(path))
      .map(({ path }) => ({ content, path })),
  );
  return Promise.all(
    libraries.map(async ({ content, path }) => {
      const bytes = await readFile(join(folder, content.function, path));
      return nativeFinding(`${path} of ${content.function}, ${content.arch}`, bytes, content.arch);
    }),
  );
};

/** Judges one library by its bytes. */
export const nativeFinding = (what: string, bytes: Buffer, arch: keyof typeof MACHINES): Finding => {
  const advice = 'delete node_modules and run npm ci; the file is not the one that its package ships';
  const isElf = bytes.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1'));
  if (!isElf || bytes.length < 20) return fail(what, 'no Linux library', advice);
  const machine = bytes.readUInt16LE(18);
  if (machine !== MACHINES[arch])
    return fail(what, `made for another processor (ELF machine ${machine})`, advice);
  const needed = newestGlibc(bytes);
  const lambda = LAMBDA_GLIBC.join('.');
  if (isAbove(needed, LAMBDA_GLIBC))
    return fail(
      what,
      `needs glibc ${needed.join('.')}; Lambda has ${lambda}`,
      'choose an older onnxruntime-node',
    );
  return ok(what, `for ${arch}, needs glibc ${needed.join('.')} (Lambda has ${lambda})`);
};

type Version = readonly [major: number, minor: number];

/** The version needs of an ELF file are plain text in its string table. */
const newestGlibc = (bytes: Buffer): Version => {
  const needs = [...bytes.toString('latin1').matchAll(/GLIBC_(\d+)\.(\d+)/g)].map(
    ([, major, minor]): Version => [Number(major), Number(minor)],
  );
  return needs.reduce((newest, need) => (isAbove(need, newest) ? need : newest), [0, 0]);
};

const isAbove = ([major, minor]: Version, [otherMajor, otherMinor]: Version): boolean =>
  major > otherMajor || (major === otherMajor && minor > otherMinor);
