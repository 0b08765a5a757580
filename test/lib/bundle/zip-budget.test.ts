import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { bundleFunctions } from '../../../lib/bundle/bundle-functions.ts';
import { zipBytes } from '../../../lib/bundle/zip-size.ts';

const ROOT = join(import.meta.dirname, '../../..');
const named = (scores: boolean) =>
  FUNCTIONS.filter(({ models }) => (models === 'scoring') === scores).map(({ name }) => name);

/** What is uploaded per function, in MB. The x64 build of ONNX Runtime is nearly twice the arm64 one. */
const BUDGETS = [
  { arch: 'arm64', scoring: 12 },
  { arch: 'x64', scoring: 20 },
] as const;

describe.each(BUDGETS)('bundles for linux/$arch', ({ arch, scoring }) => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `bundles-${arch}-`));
    await bundleFunctions(FUNCTIONS, {
      root: ROOT,
      folder,
      target: { platform: 'linux', arch },
      link: false,
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(named(true))(
    `has %s, with models and their runtime, zipped in at most ${scoring} MB`,
    async (name) => {
      expect(await zipBytes(join(folder, name))).toBeLessThanOrEqual(scoring * 1e6);
    },
    60_000,
  );

  it.each(named(false))('has %s zipped in at most 1.5 MB', async (name) => {
    expect(await zipBytes(join(folder, name))).toBeLessThanOrEqual(1.5e6);
  });
});
