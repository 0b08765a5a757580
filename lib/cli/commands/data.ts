import type { Pointer } from '../../core/datasets/manifest.ts';
import { confirmAccount } from '../aws/confirm-account.ts';
import { reach } from '../aws/reach.ts';
import { STACK_OPTION, stackOn } from '../aws/stack-option.ts';
import { chooseTarget } from '../aws/target.ts';
import { CONFIRM_OPTION, TARGET_NOTES, TARGET_OPTIONS } from '../aws/target-options.ts';
import { wrongUsage } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { textTable } from '../text-table.ts';

export const data = defineCommand({
  name: 'data',
  summary: 'Say what is the matter with CSV files, or list and collect data sets.',
  group: 'Collection',
  arguments: { '<action>': 'lint, list or collect', '[files...]': 'for lint: CSV files' },
  examples: [
    'polo data lint players.csv',
    'polo data lint *.csv --json',
    'polo data collect',
    'polo data list --profile dev --stack marcopolo-dev',
  ],
  notes:
    'Linting ends with exit code 1 when there are problems; notices alone are none. What to collect stands in collect.json\n' +
    `in the datasets bucket; docs/datasets.md tells how. ${TARGET_NOTES}`,
  options: { stack: STACK_OPTION, ...TARGET_OPTIONS, ...CONFIRM_OPTION },
  run: async ({ args: [action = '', ...files], options }, io) => {
    if (action === 'lint') {
      const { lintFiles } = await import('../data/lint-files.ts');
      return lintFiles(files, io);
    }
    if (action !== 'list' && action !== 'collect')
      throw wrongUsage(`polo data can lint, list and collect, not "${action}"`);
    if (files.length > 0) throw wrongUsage(`polo data ${action} takes no files`);
    const target = await chooseTarget(options);
    const stack = stackOn(target, options.stack);
    const { collectedDatasets, collectNow } = await import('../data/collected.ts');
    if (action === 'list') {
      const datasets = await reach(target, () => collectedDatasets(target, stack));
      return { exitCode: EXIT.ok, output: { datasets }, text: tableOf(datasets) };
    }
    await confirmAccount(target, { action: 'collect the data sets', yes: options.yes === true }, io);
    const output = await reach(target, () => collectNow(target, stack));
    return { exitCode: EXIT.ok, output, text: JSON.stringify(output, null, 2) };
  },
});

const HEAD = ['NAME', 'VERSION', 'BYTES', 'COLLECTED', 'DATA'];

const tableOf = (datasets: readonly Pointer[]): string => {
  if (datasets.length === 0) return 'no data sets yet';
  const rows = datasets.map(({ name, version, bytes, collectedAt, data: key }) => [
    name,
    String(version),
    String(bytes),
    collectedAt,
    key,
  ]);
  return textTable([HEAD, ...rows]);
};
