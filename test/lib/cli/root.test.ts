import { expect, it, vi } from 'vitest';
import { COMMANDS } from '../../../lib/cli/commands.ts';
import { runPolo } from './run-polo.ts';

it('shows every command, examples and exit codes in the help', async () => {
  const { exitCode, stdout, stderr } = await runPolo(['--help']);
  expect(exitCode).toBe(0);
  expect(stderr).toBe('');
  for (const { name, summary } of COMMANDS) {
    expect(stdout).toContain(`  ${name} `);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(summary);
  }
  for (const group of ['Run:', 'Models:', 'Collection:', 'Examples:', '  3  nobody answered']) {
    expect(stdout).toContain(group);
  }
});

it.each(COMMANDS.map(({ name }) => name))(
  'shows options, examples and exit codes in the help of %s',
  async (name) => {
    const { exitCode, stdout } = await runPolo([name, '--help']);
    expect(exitCode).toBe(0);
    for (const part of ['--json', `  polo ${name}`, 'Exit codes:']) expect(stdout).toContain(part);
  },
);

it('answers a bare call with the help on standard error and exit code 2', async () => {
  const { exitCode, stdout, stderr } = await runPolo([]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('Usage: polo');
});

it('prints its version', async () => {
  expect((await runPolo(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it.each([
  [['modles'], "polo: unknown command 'modles' (Did you mean models?)\n"],
  [['predict', '--wieght', '3'], "polo: unknown option '--wieght' (Did you mean --weight?)\n"],
  [['change'], "polo: missing required argument 'amount'\n"],
  [
    ['start', '--port', '70000'],
    "polo: option '--port <port>' argument '70000' is invalid. It must be a whole number from 0 to 65535.\n",
  ],
])('refuses %j in one line, with exit code 2', async (argv, line) => {
  expect(await runPolo(argv)).toEqual({ exitCode: 2, stdout: '', stderr: line });
});

it('gives a refusal under --json as one JSON document, and the line beside it', async () => {
  const { exitCode, stdout, stderr } = await runPolo(['change', 'x', '--json']);
  expect(exitCode).toBe(2);
  const { error } = JSON.parse(stdout);
  expect(error).toEqual({
    code: 'amount_invalid',
    message: expect.stringContaining('cannot make change for "x"'),
  });
  expect(stderr).toBe(`polo: ${error.message}\n`);
});

it('shows the stack of an error when POLO_DEBUG is 1, and only then', async () => {
  expect((await runPolo(['change', 'x'])).stderr).not.toContain('    at ');
  vi.stubEnv('POLO_DEBUG', '1');
  expect((await runPolo(['change', 'x'])).stderr).toContain('    at ');
  vi.unstubAllEnvs();
});
