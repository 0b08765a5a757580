import { expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';

it('lists what an hour can cost, row by row, with what limits it', async () => {
  const { exitCode, stdout } = await runPolo(['spend']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^predict, GB-seconds +\d+ +1\.66 +20 sandboxes of 1769 MiB$/m);
  expect(stdout).toMatch(/^total +\d+\.\d\d$/m);
});

it('adds up under --json, and takes settings as cdk deploy does', async () => {
  const usdWith = async (...argv: string[]) => {
    const { usd, rows } = JSON.parse((await runPolo(['spend', '--json', ...argv])).stdout);
    expect(rows.reduce((sum: number, row: { usd: number }) => sum + row.usd, 0)).toBeCloseTo(Number(usd), 1);
    return Number(usd);
  };
  const usual = await usdWith();
  expect(await usdWith('-c', 'throttleRate=1', '-c', 'throttleBurst=1')).toBeLessThan(usual - 60);
  expect(await usdWith('--stage', 'prod', '-c', 'arch=x86_64')).toBeGreaterThan(usual);
});

it('fails over the cap, with the table and what to do', async () => {
  const { exitCode, stdout, stderr } = await runPolo(['spend', '--cap', '1']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('total');
  expect(stderr).toMatch(/^polo: an hour can cost \d+\.\d\d US dollars, more than the cap of 1; lower/);
  expect((await runPolo(['spend', '--cap', '100000'])).exitCode).toBe(0);
});

it.each([
  [['-c', 'stage=staging'], /-c stage=staging is not possible; allowed: dev, prod/],
  [['-c', 'nonsense'], /-c nonsense is no setting; write -c name=value/],
  [['-c', 'foo=1'], /-c foo=… is no setting; there are stage, /],
  [['--stage', 'staging'], /must be one of dev, prod/],
  [['--cap', '-1'], /must be a number of US dollars above 0/],
])('refuses %j', async (argv, problem) => {
  const { exitCode, stderr } = await runPolo(['spend', ...argv]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(problem);
});
