import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { refuseUnpinned } from '../../../lib/infra/pinned-models.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A project with the collection's model, and its golden predictions. */
const project = () => {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(join(ROOT, 'models'), join(root, 'models'), { recursive: true });
  return { root, golden: join(root, 'models/mlb-height/golden.json') };
};

it('lets models pass whose answers are written down', () => {
  expect(() => refuseUnpinned(project().root)).not.toThrow();
});

it('stops a synth with a model whose answers are not, and says how to write them down', () => {
  const { root, golden } = project();
  rmSync(golden);
  expect(() => refuseUnpinned(root)).toThrow(
    /^models\/mlb-height\/golden\.json is missing.*polo models mlb-height --pin/,
  );
});

it('stops a synth with answers that are of another model', () => {
  const { root, golden } = project();
  writeFileSync(golden, JSON.stringify({ sha256: '0'.repeat(64), rows: [], predictions: [] }));
  expect(() => refuseUnpinned(root)).toThrow(/golden\.json holds no golden predictions/);
});
