import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zipBytes } from '../../../lib/bundle/zip-size.ts';

describe('zipBytes', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zip-size-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the end record alone for an empty folder', async () => {
    expect(await zipBytes(folder)).toBe(22);
  });

  it("gives what Python's zipfile writes for the same files at level 9", async () => {
    writeFileSync(join(folder, 'index.js'), 'a'.repeat(1000));
    expect(await zipBytes(folder)).toBe(125);
    mkdirSync(join(folder, 'models/x'), { recursive: true });
    writeFileSync(join(folder, 'models/x/model.json'), '{}'.repeat(50));
    expect(await zipBytes(folder)).toBe(246);
  });
});
