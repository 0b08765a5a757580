import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { bundleFunctions } from '../../../lib/bundle/bundle-functions.ts';
import { zipBytes } from '../../../lib/bundle/zip-size.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SMALL = FUNCTIONS.filter(({ models }) => models !== 'scoring').map(({ name }) => name);

/** What is uploaded per function, in MB. The x64 build of ONNX Runtime is nearly twice the arm64 one. */
const BUDGETS = [
  { arch: 'arm64', predict: 12 },
  { arch: 'x64', predict: 20 },
] as const;

describe.each(BUDGETS)('bundles for linux/$arch', ({ arch, predict }) => {
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

  it(`has predict zipped in at most ${predict} MB`, async () => {
    expect(await zipBytes(join(folder, 'predict'))).toBeLessThanOrEqual(predict * 1e6);
  }, 60_000);

  it.each(SMALL)('has %s zipped in at most 1.5 MB', async (name) => {
    expect(await zipBytes(join(folder, name))).toBeLessThanOrEqual(1.5e6);
  });
});
