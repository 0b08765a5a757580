import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelNames } from '../../../lib/bundle/model-names.ts';

describe('modelNames', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'model-names-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('lists the folders that have a card in alphabetical order, and nothing else', () => {
    for (const name of ['zebra', 'apple', 'no-card'])
      mkdirSync(join(root, 'models', name), { recursive: true });
    for (const name of ['zebra', 'apple']) writeFileSync(join(root, 'models', name, 'model.json'), '{}');
    writeFileSync(join(root, 'models', 'README.md'), '');
    expect(modelNames(root)).toEqual(['apple', 'zebra']);
  });

  it('is empty in a project without models', () => {
    expect(modelNames(root)).toEqual([]);
  });
});
