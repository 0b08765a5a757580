import { describeChange, formatChange, makeChange, parseDollars } from '../../core/money/change.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';

export const change = defineCommand({
  name: 'change',
  summary: 'Make exact change for an amount of dollars.',
  group: 'Other',
  arguments: { '<amount>': 'dollars with at most two decimals, as 1.34' },
  examples: ['polo change 1.34'],
  options: {},
  run: async ({ args: [amount = ''] }) => {
    const coins = makeChange(parseDollars(amount));
    return { exitCode: EXIT.ok, output: formatChange(coins), text: describeChange(coins) };
  },
});
