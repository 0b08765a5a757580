import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { ROOT } from '../polo-process.ts';
import { runPolo, type Surroundings } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const cloud = runningCloud();
const invoke = (argv: readonly string[], surroundings: Surroundings = {}) =>
  runPolo(['invoke', ...argv, '--endpoint-url', cloud().awsUrl], surroundings);

afterEach(() => vi.unstubAllEnvs());

it('prints the answer of a function', async () => {
  const answer = await invoke(['marco', '--payload', '{"name": "Marco"}']);
  expect(answer).toEqual({ exitCode: 0, stdout: '"Polo"\n', stderr: '' });
});

it('reads the payload from a file and from standard input', async () => {
  const file = join(temporaryFolder(), 'event.json');
  writeFileSync(file, '{"name": "Marco"}');
  expect((await invoke(['marco', '--payload', `@${file}`])).stdout).toBe('"Polo"\n');
  expect((await invoke(['marco', '--payload', '-'], { input: '{"name": "Columbus"}' })).stdout).toBe(
    '"No!"\n',
  );
});

it('gives the whole reply under --json', async () => {
  const { stdout } = await invoke(['marco', '--payload', '{"name": "Marco"}', '--json']);
  expect(JSON.parse(stdout)).toEqual({ statusCode: 200, executedVersion: '$LATEST', payload: 'Polo' });
});

it('ends with exit code 1 and the reason when the function fails', async () => {
  const failed = await invoke(['marco']);
  expect({ ...failed, stderr: '' }).toEqual({ exitCode: 1, stdout: '', stderr: '' });
  expect(failed.stderr).toMatch(/^polo: marco failed: ValidationError: \/name: .*\n$/);
  const { functionError, payload } = JSON.parse((await invoke(['marco', '--json'])).stdout);
  expect({ functionError, type: payload.errorType }).toEqual({
    functionError: 'Unhandled',
    type: 'ValidationError',
  });
});

it('names the functions there are when asked for another', async () => {
  const { exitCode, stderr } = await invoke(['nope']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^polo: ResourceNotFoundException: .*marco.*\n$/);
});

it('shows the log on standard error with --logs', async () => {
  const event = `@${join(ROOT, 'events', 'label-image', 'bad-message-among-good.json')}`;
  expect((await invoke(['label-image', '--payload', event])).stderr).toBe('');
  const { stderr } = await invoke(['label-image', '--payload', event, '--logs']);
  expect(stderr).toContain('"message":"message failed"');
});

it.each([
  [['marco', '--payload', '{'], '--payload must be JSON'],
  [['marco', '--payload', '@/nonexistent.json'], '/nonexistent.json is not there'],
])('refuses %j with exit code 2', async (argv, reason) => {
  const { exitCode, stderr } = await invoke(argv);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(reason);
});

const asAws = (): string[] => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  return ['marco', '--payload', '{"name": "Marco"}', '--region', 'eu-west-1'];
};

it('names account, region and function before it acts on AWS', async () => {
  const { stdout, stderr } = await invoke([...asAws(), '--yes']);
  expect(stdout).toBe('"Polo"\n');
  expect(stderr).toMatch(/^AWS account 000000000000 \(arn:[^)]*\), region eu-west-1: invoke marco\n$/);
});

it('goes on to act on AWS only when a person says yes', async () => {
  expect((await invoke(asAws(), { input: 'yes\n', isTTY: true })).stdout).toContain('"Polo"');
  const refused = await invoke(asAws(), { input: 'n\n', isTTY: true });
  expect({ exitCode: refused.exitCode, stdout: refused.stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(refused.stderr).toContain('nothing was done');
});

it('does not act on AWS when nobody is there to say yes', async () => {
  expect(await invoke(asAws())).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: 'polo: invoke marco acts on AWS; add --yes to do so without being asked\n',
  });
});
