import type { SpendRow } from '../../core/spend/spend-row.ts';
import { totalUsd, worstHour } from '../../core/spend/worst-hour.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { decimalNumber, oneOf, several } from '../option-values.ts';
import { givenSettings } from '../spend/given-settings.ts';
import { spendLimits } from '../spend/spend-limits.ts';
import { textTable } from '../text-table.ts';

const STAGES = ['dev', 'prod'] as const;

export const spend = defineCommand({
  name: 'spend',
  summary: 'Compute what an hour on AWS can cost at most, with every limit used up.',
  group: 'Other',
  examples: ['polo spend', 'polo spend --stage prod -c throttleRate=20', 'polo spend --cap 600'],
  notes:
    'List prices of us-east-1 without the free tier, and AWS quotas where the collection sets no limit; docs/security.md tells how. Costs that are the same every hour are left out.',
  options: {
    stage: {
      about: 'the stage, dev or prod',
      value: '<stage>',
      parse: oneOf(...STAGES),
      fallback: undefined as string | undefined,
    },
    context: {
      short: '-c',
      about: 'a setting, as for cdk deploy; may be given several times',
      value: '<name=value>',
      parse: several,
      fallback: [] as readonly string[],
      fallbackText: 'those in cdk.json',
    },
    cap: {
      about: 'fail when it is more US dollars than this',
      value: '<usd>',
      parse: decimalNumber((value) => value > 0, 'a number of US dollars above 0'),
      fallback: undefined as number | undefined,
    },
  },
  run: async ({ options: { stage, context, cap } }) => {
    const settings = givenSettings([...context, ...(stage === undefined ? [] : [`stage=${stage}`])]);
    const rows = worstHour(spendLimits(settings));
    const usd = totalUsd(rows);
    const answer = { output: { usd: cents(usd), rows }, text: tableOf(rows, usd) };
    if (cap === undefined || usd <= cap) return { exitCode: EXIT.ok, ...answer };
    const problem = `an hour can cost ${cents(usd)} US dollars, more than the cap of ${cap}; lower a throttle or a reserve`;
    return { exitCode: EXIT.failed, ...answer, problem };
  },
});

const cents = (usd: number): string => usd.toFixed(2);

const tableOf = (rows: readonly SpendRow[], usd: number): string =>
  textTable([
    ['an hour at most', 'units', 'US$', 'limited by'],
    ...rows.map(({ what, units, usd, limit }) => [what, String(Math.ceil(units)), cents(usd), limit]),
    ['total', '', cents(usd), ''],
  ]);
