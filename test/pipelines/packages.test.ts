import { describe, expect, it } from 'vitest';
import { read } from './pipeline-files.ts';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  /** Inside the archive of the package that brings it, whose digest covers it. */
  readonly inBundle?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

const manifest = JSON.parse(read('package.json')) as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const lock = JSON.parse(read('package-lock.json')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const PACKAGES = Object.entries(lock.packages).filter(([path]) => path !== '');
const REGISTRY = 'https://registry.npmjs.org/';
const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('a fresh clone', () => {
  it('takes every package from the registry of npm, by its digest or within another', () => {
    const strays = PACKAGES.filter(
      ([, { resolved = REGISTRY, integrity = '', inBundle = false, link = false }]) =>
        link || !resolved.startsWith(REGISTRY) || !(inBundle || integrity.startsWith('sha512-')),
    ).map(([path]) => path);
    expect(PACKAGES.length).toBeGreaterThan(100);
    expect(strays).toEqual([]);
  });

  it('takes one version of what it names, and none from a repository or a folder', () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });

  it('runs the install script of the package that brings Node.js and no other', () => {
    expect(manifest.allowScripts).toEqual({ esbuild: false, node: true, 'onnxruntime-node': false });
  });

  it('has decided about every package that comes with an install script', () => {
    const asking = PACKAGES.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) =>
      nameOf(path),
    );
    expect(asking.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });
});
