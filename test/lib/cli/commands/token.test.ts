import { expect, it, vi } from 'vitest';
import { json, localServer } from '../local-server.ts';
import { startPolo } from '../polo-process.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it('signs a token that the laptop cloud over the same folder takes', { timeout: 30_000 }, async () => {
  const state = temporaryFolder();
  const started = ['start', '--port', '0', '--aws-port', '0', '--state', state, '--json', '--auth', 'jwt'];
  const { child, firstLine, ended } = startPolo(started);
  try {
    const { apiUrl, auth, tokenCommand } = JSON.parse(await firstLine);
    expect({ auth, tokenCommand }).toEqual({
      auth: 'jwt',
      tokenCommand: `polo token --audience polo --state ${state}`,
    });
    const token = (await runPolo(tokenCommand.split(' ').slice(1))).stdout.trim();
    const query = (...more: string[]) => runPolo(['query', '--weight', '200', '--url', apiUrl, ...more]);
    expect(await query('--token', token)).toMatchObject({ exitCode: 0 });
    vi.stubEnv('POLO_TOKEN', token);
    expect(await query()).toMatchObject({ exitCode: 0 });
    vi.unstubAllEnvs();
    expect(await query()).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/^polo: status 401: Unauthorized; .*give --token, or set POLO_TOKEN\n$/),
    });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
});

it('does not start for an issuer that nobody can ask for its keys', async () => {
  const jwt = ['--auth', 'jwt', '--jwt-issuer', 'http://127.0.0.1:2'];
  const places = ['--port', '0', '--aws-port', '0', '--state', temporaryFolder()];
  expect(await runPolo(['start', ...places, ...jwt])).toEqual({
    exitCode: 3,
    stdout: '',
    stderr: expect.stringMatching(
      /^polo: http:\/\/127.* is no OpenID configuration; is --jwt-issuer right\?\n$/,
    ),
  });
});

it('says what to check when an API refuses a request', async () => {
  const { url } = await localServer(json(403, { message: 'Forbidden' }));
  const { exitCode, stderr } = await runPolo(['query', '--weight', '200', '--url', url]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^polo: status 403: Forbidden; sign with --sign, for the right --region, .*Invoke/);
});

it('refuses to sign where nobody could', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_PROFILE', undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  const url = 'https://abc.execute-api.eu-west-1.amazonaws.com';
  const { exitCode, stderr } = await runPolo(['query', '--weight', '200', '--url', url]);
  vi.unstubAllEnvs();
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/^polo: there are no credentials to sign with .*\n$/);
});
