import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { ROOT } from '../polo-process.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

afterEach(() => vi.unstubAllEnvs());

it.each([
  ['180', '6 foot, 0 inches'],
  ['164.25', '6 foot, 0 inches'],
  ['171.68', '6 foot, 0 inches'],
  ['200', '6 foot, 2 inches'],
  ['225', '6 foot, 3 inches'],
])('says the height of a player of %s lb', async (weight, height) => {
  expect(await runPolo(['predict', '--weight', weight])).toEqual({
    exitCode: 0,
    stdout: `${height}\n`,
    stderr: '',
  });
});

it.each([['--Weight', '180'], ['--WEIGHT=180'], ['--feature', 'Weight=180']])(
  'takes a feature as %s %s',
  async (...argv) => {
    expect((await runPolo(['predict', ...argv])).stdout).toBe('6 foot, 0 inches\n');
  },
);

it('warns on standard error outside the training range', async () => {
  expect(await runPolo(['predict', '--weight', '400'])).toEqual({
    exitCode: 0,
    stdout: '7 foot, 1 inches\n',
    stderr: 'warning: Weight 400 lb is outside the training range 150 to 290 lb\n',
  });
});

it('gives the whole reply under --json', async () => {
  const { stdout } = await runPolo(['predict', '--weight', '200', '--json']);
  expect(JSON.parse(stdout)).toEqual({
    prediction: { height_inches: 73.61, height_human_readable: '6 foot, 2 inches' },
    model: { name: 'mlb-height', version: expect.any(Number) },
  });
});

it("asks the feature's own question on a terminal", async () => {
  vi.stubEnv('NO_COLOR', '1');
  const { exitCode, stdout, stderr } = await runPolo(['predict'], { input: '180\n', isTTY: true });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '6 foot, 0 inches\n' });
  expect(stderr).toContain('MLB Player Weight: ');
});

it('ends with exit code 2 when the question gets no answer', async () => {
  const { exitCode, stderr } = await runPolo(['predict'], { input: '', isTTY: true });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('polo: no answer to "MLB Player Weight"');
});

it('asks nothing without a terminal', async () => {
  expect(await runPolo(['predict'], { input: '180\n' })).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'polo: Weight is missing; give it with --weight: a number in lb (trained on 150 to 290)\n',
  });
});

it.each([
  ['189.7', 'bgGreen', '\u001b[42m'],
  ['189.5', 'bgRed', '\u001b[41m'],
])('shows %s lb in white on %s on a terminal with colours', async (weight, _, background) => {
  vi.stubEnv('TERM', 'xterm-256color');
  vi.stubEnv('NO_COLOR', undefined);
  vi.stubEnv('FORCE_COLOR', undefined);
  vi.stubEnv('CI', undefined);
  const { stdout } = await runPolo(['predict', '--weight', weight], { isTTY: true });
  expect(stdout).toContain(`\u001b[37m${background}6 foot, 1 inches`);
});

it('shows no colour on a terminal where NO_COLOR is set', async () => {
  vi.stubEnv('TERM', 'xterm-256color');
  vi.stubEnv('NO_COLOR', '1');
  vi.stubEnv('FORCE_COLOR', undefined);
  const { stdout } = await runPolo(['predict', '--weight', '200'], { isTTY: true });
  expect(stdout).toBe('6 foot, 2 inches\n');
});

it.each(['abc', '', 'NaN', 'Infinity', '0x10', '1,5'])(
  'refuses the weight %j with exit code 2',
  async (weight) => {
    const { exitCode, stdout, stderr } = await runPolo(['predict', '--weight', weight]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Weight must be a number in lb');
  },
);

it('refuses a feature that the model does not have', async () => {
  const { exitCode, stderr } = await runPolo(['predict', '--weight', '180', '--feature', 'Height=70']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('unknown feature "Height"');
});

it('serves the models of another folder', async () => {
  const models = temporaryFolder();
  cpSync(join(ROOT, 'models', 'mlb-height'), join(models, 'mlb-height'), { recursive: true });
  expect((await runPolo(['predict', '--models', models, '--weight', '180'])).stdout).toBe(
    '6 foot, 0 inches\n',
  );
});

it('ends with exit code 1 when the model is not the one its card names', async () => {
  const models = temporaryFolder();
  cpSync(join(ROOT, 'models', 'mlb-height'), join(models, 'mlb-height'), { recursive: true });
  writeFileSync(join(models, 'mlb-height', 'model.onnx'), 'no model');
  const { exitCode, stderr } = await runPolo(['predict', '--models', models, '--weight', '180']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('its card expects');
});
