import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modelFindings } from '../../../../lib/cli/doctor/model-findings.ts';
import { packageFile } from '../../../../lib/cli/package-root.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('tells a model that is not the one of its card', async () => {
  const folder = temporaryFolder();
  cpSync(packageFile('models', 'mlb-height'), join(folder, 'mlb-height'), { recursive: true });
  expect(await modelFindings(folder)).toMatchObject([{ level: 'ok' }]);
  writeFileSync(join(folder, 'mlb-height', 'model.onnx'), 'swapped');
  expect(await modelFindings(folder)).toMatchObject([
    { level: 'fail', what: 'model mlb-height', found: expect.stringContaining('sha256') },
  ]);
});

it('tells a model of which nobody wrote down what it answers', async () => {
  const folder = temporaryFolder();
  cpSync(packageFile('models', 'mlb-height'), join(folder, 'mlb-height'), { recursive: true });
  rmSync(join(folder, 'mlb-height', 'golden.json'));
  expect(await modelFindings(folder)).toMatchObject([
    { level: 'fail', what: 'model mlb-height', found: expect.stringContaining('--pin') },
  ]);
});

it('says how to get a model where there is none', async () => {
  expect(await modelFindings(temporaryFolder())).toMatchObject([{ level: 'warn', what: 'models' }]);
});
