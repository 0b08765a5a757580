import { expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';

it('says the coins in words', async () => {
  expect(await runPolo(['change', '1.34'])).toEqual({
    exitCode: 0,
    stdout: '5 quarters, 1 nickel, 4 pennies\n',
    stderr: '',
  });
});

it('gives the answer of the API under --json', async () => {
  const { stdout } = await runPolo(['change', '1.34', '--json']);
  expect(stdout).toBe('[{"5":"quarters"},{"1":"nickels"},{"4":"pennies"}]\n');
});

it.each(['1.345', '-1', 'NaN', ''])('refuses %j with exit code 2', async (amount) => {
  const { exitCode, stdout } = await runPolo(['change', '--', amount]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
});
