import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { FUNCTIONS } from '../functions/registry.ts';
import { WORKFLOWS } from '../workflows/registry.ts';

const ROOT = join(import.meta.dirname, '..');

/** Which layers each layer may import, besides itself. */
const MAY_IMPORT = {
  'lib/core': [],
  'lib/runtime': ['lib/core'],
  functions: ['lib/core', 'lib/runtime'],
  workflows: ['lib/core', 'functions'],
  'lib/bundle': ['lib/core', 'functions'],
  'lib/infra': ['lib/core', 'lib/bundle', 'functions', 'workflows'],
  'lib/local': ['lib/core', 'lib/runtime', 'lib/bundle', 'functions', 'workflows'],
  'lib/cli': ['lib/core', 'lib/runtime', 'lib/bundle', 'lib/local', 'functions', 'workflows'],
  bin: ['lib/core', 'lib/infra', 'lib/cli'],
} as const satisfies Record<string, readonly string[]>;

const LAYERS = Object.keys(MAY_IMPORT);

interface Import {
  readonly file: string;
  /** Relative to the root where it is ours, else the package's name. */
  readonly target: string;
}

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?[jt]s$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));

const SPECIFIER = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm;

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(SPECIFIER)].map(([, specifier = '']) => ({
    file,
    target: specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), specifier)) : specifier,
  }));

const importsIn = (layer: string): Import[] => filesIn(layer).flatMap(importsOf);
const layerOf = (path: string): string | undefined => LAYERS.find((layer) => path.startsWith(`${layer}/`));

test.each(Object.entries(MAY_IMPORT))('%s imports only %j', (layer, allowed) => {
  const strays = importsIn(layer).filter(({ target }) => {
    const other = layerOf(target);
    return other !== undefined && other !== layer && !(allowed as readonly string[]).includes(other);
  });
  expect(strays).toEqual([]);
});

describe('lib/core', () => {
  it('knows no AWS and no CDK', () => {
    const foreign = importsIn('lib/core').filter(({ target }) =>
      /^(?:@aws|@smithy|aws-|constructs)/.test(target),
    );
    expect(foreign).toEqual([]);
  });

  it('reads no environment, no clock and no dice', () => {
    const impure = filesIn('lib/core').filter((file) =>
      /process\.env|Date\.now|new Date\(\)|performance\.now|Math\.random/.test(
        readFileSync(join(ROOT, file), 'utf8'),
      ),
    );
    expect(impure).toEqual([]);
  });
});

it('lets synth and bundling see descriptions of functions only, never a handler', () => {
  const targets = [...importsIn('lib/infra'), ...importsIn('lib/bundle')].filter(({ target }) =>
    target.startsWith('functions/'),
  );
  expect(
    targets.filter(({ target }) => !/^functions\/(?:[\w-]+|[\w-]+\/definition)\.ts$/.test(target)),
  ).toEqual([]);
});

it('reads the environment of functions in one place', () => {
  const readers = [...filesIn('lib/runtime'), ...filesIn('functions')].filter((file) =>
    readFileSync(join(ROOT, file), 'utf8').includes('process.env'),
  );
  expect(readers).toEqual(['lib/runtime/env.ts']);
});

describe('functions and workflows', () => {
  it.each(FUNCTIONS.map(({ name }) => name))('%s is a folder with definition, handler and entry', (name) => {
    const files = readdirSync(join(ROOT, 'functions', name));
    expect(files).toEqual(expect.arrayContaining(['definition.ts', 'handler.ts', 'index.ts']));
    const handler = readFileSync(join(ROOT, 'functions', name, 'handler.ts'), 'utf8');
    expect(handler).not.toMatch(/@aws-sdk/);
    expect(handler.split('\n').length, 'lines of a handler, which parses, calls, replies').toBeLessThan(62);
  });

  it('are all in their registries', () => {
    const folders = readdirSync(join(ROOT, 'functions'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => name).toSorted()).toEqual(FUNCTIONS.map(({ name }) => name).toSorted());
    for (const { name } of WORKFLOWS) expect(readdirSync(join(ROOT, 'workflows'))).toContain(`${name}.ts`);
  });
});

describe('files', () => {
  const sources = LAYERS.flatMap(filesIn);
  const BANNED = /(?:^|\/)(?:utils?|helpers?|commons?|misc|shared|types)(?:\.ts|\/)/;

  it('have names that say what is in them', () => {
    expect(sources.filter((file) => BANNED.test(file))).toEqual([]);
    expect(
      sources.filter((file) => file.endsWith('/index.ts') && !/^functions\/[\w-]+\/index\.ts$/.test(file)),
    ).toEqual([]);
  });

  it('stay under 200 lines', () => {
    const long = sources.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 201);
    expect(long).toEqual([]);
  });
});
