import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type PoloProcess, startPolo } from '../polo-process.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const start = (...argv: string[]): PoloProcess => {
  const started = startPolo(['start', '--port', '0', '--aws-port', '0', ...argv]);
  onTestFinished(() => void started.child.kill('SIGKILL'));
  return started;
};

it('says as one line of JSON what it serves, logs to standard error, and drains at a signal', async () => {
  const { child, firstLine, ended } = start('--state', temporaryFolder(), '--json');
  const { apiUrl, awsUrl, ...rest } = JSON.parse(await firstLine);
  expect(rest).toMatchObject({
    buckets: expect.arrayContaining(['images', 'labels', 'answers']),
    workflows: expect.arrayContaining(['marco-polo']),
    ai: 'local',
    defaultModel: 'mlb-height',
  });
  expect((await runPolo(['query', '--weight', '200', '--url', apiUrl])).stdout).toContain('6 foot, 2 inches');
  expect((await runPolo(['marco', '--endpoint-url', awsUrl])).stdout).toBe('Finished\n');
  child.kill('SIGINT');
  const { exitCode, signal, stdout, stderr } = await ended;
  expect({ exitCode, signal }).toEqual({ exitCode: 0, signal: null });
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(/predict .*\d ms\n/);
  expect(stderr).toContain('stopping: requests in work may end, for 10 s at most');
});

it('tells a person what it serves and what to try, and shows nothing more when quiet', async () => {
  const { child, firstLine, ended } = start('--state', temporaryFolder(), '--quiet');
  expect(await firstLine).toMatch(/^marcopolo is ready after [\d.]+ s$/);
  child.kill('SIGTERM');
  const { exitCode, stdout } = await ended;
  expect(exitCode).toBe(0);
  for (const part of [
    'http://127.0.0.1:',
    'images, labels',
    'marco-polo',
    'mlb-height version',
    '{"Weight":220}',
  ]) {
    expect(stdout).toContain(part);
  }
  expect(stdout).toMatch(/Ctrl-C stops it\.\n$/);
});

it('refuses a state folder that another one has, and a port that is taken, in one line', async () => {
  const state = temporaryFolder();
  const { firstLine } = start('--state', state, '--json');
  const { apiUrl } = JSON.parse(await firstLine);
  const second = await start('--state', state).ended;
  expect(second).toMatchObject({ exitCode: 1, stdout: '' });
  expect(second.stderr).toMatch(/^polo: .* is in use by another laptop cloud .*\n$/);
  const third = await start('--state', temporaryFolder(), '--port', new URL(apiUrl).port).ended;
  expect(third).toMatchObject({ exitCode: 1, stdout: '' });
  expect(third.stderr).toMatch(/^polo: port \d+ \(the API\) is taken .*--port\n$/);
});

it('refuses a state folder that is a file, and a model that is not there', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(await runPolo(['start', '--port', '0', '--aws-port', '0', '--state', file])).toMatchObject({
    exitCode: 1,
  });
  const { exitCode, stderr } = await runPolo(['start', '--model', 'nope', '--state', temporaryFolder()]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('there is no model "nope"');
});
