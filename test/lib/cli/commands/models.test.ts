import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('lists name, version, task, features, outputs and metrics', async () => {
  const { exitCode, stdout } = await runPolo(['models']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^name +version +task +takes +gives +metrics\n/);
  expect(stdout).toMatch(
    /mlb-height +1 +regression +Weight \(lb\) +height_inches \(in\) +r2 0\.1813763845854120\d\n/,
  );
});

it('gives the cards under --json', async () => {
  const { models } = JSON.parse((await runPolo(['models', '--json'])).stdout);
  expect(models).toContainEqual(expect.objectContaining({ name: 'mlb-height', task: 'regression' }));
});

it('shows the card of one model', async () => {
  const { stdout } = await runPolo(['models', 'mlb-height']);
  expect(JSON.parse(stdout)).toMatchObject({ name: 'mlb-height', provenance: { licence: 'CC0-1.0' } });
});

it('names the models there are when asked for another', async () => {
  const { exitCode, stderr } = await runPolo(['models', 'nope']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^polo: there is no model "nope" in .*; there are: mlb-height, sentiment\n$/);
});

it('says so when a folder holds none', async () => {
  const folder = temporaryFolder();
  const { exitCode, stdout } = await runPolo(['models', '--models', folder]);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: `${folder} holds no models; each sub-folder with a model.json is one\n`,
  });
});

it.each(['/nonexistent', '/dev/zero'])('refuses the folder %s in one line', async (folder) => {
  const { exitCode, stderr } = await runPolo(['models', '--models', folder]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^polo: .*\n$/);
});

it('refuses a card that is a folder or a pipe instead of waiting for it', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'piped'));
  execFileSync('mkfifo', [join(folder, 'piped', 'model.json')]);
  const { exitCode, stderr } = await runPolo(['models', '--models', folder]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('model.json is no plain file');
});

it('says what is wrong with a broken card', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken', 'model.json'), '{"name": 3}');
  const { exitCode, stderr } = await runPolo(['models', '--models', folder]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('models/broken/model.json is not a model card: name:');
});
