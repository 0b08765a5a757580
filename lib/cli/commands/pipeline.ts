import { CONFIRM_OPTION, TARGET_OPTIONS } from '../aws/target-options.ts';
import { wrongUsage } from '../cli-error.ts';
import { defineCommand, flag, type Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { someText } from '../option-values.ts';
import type { Run, RunsApi } from '../pipeline/runs-api.ts';
import { LAPTOP_BUCKET, uploadNames } from '../pipeline/upload-names.ts';
import { type ProgressBar, progressBar } from '../progress-bar.ts';
import { IDENTITY_OPTIONS } from '../query/identity.ts';
import { ADDRESS_OPTIONS, addressOf } from '../verify/address.ts';

const NO_TEXT: string | undefined = undefined;
const optionalText = { parse: someText, fallback: NO_TEXT };

export const pipeline = defineCommand({
  name: 'pipeline',
  summary: 'Run the text pipeline over a list of names, or tell how far a run has come.',
  group: 'Collection',
  arguments: { '<action>': 'run or status', '[run]': "for status: the run's id; today's when left out" },
  examples: [
    'polo pipeline run --names people.csv --wait',
    'polo pipeline run --list people.csv --run people-1',
    'polo pipeline status',
    'polo pipeline status people-1 --stack marcopolo-dev --json',
  ],
  notes:
    'A list is a CSV with a column "name", or a JSON array. A run that failed goes on where it was; one that is done\n' +
    'changes nothing unless its list or an outcome has changed.',
  options: {
    list: {
      ...optionalText,
      about: 'a list in the datasets bucket; names.csv when left out',
      value: '<key>',
    },
    names: { ...optionalText, about: 'upload this list first, and take it', value: '<file>' },
    run: { ...optionalText, about: "the run's id; today's date when left out", value: '<id>' },
    again: flag('go through a run once more that is done'),
    wait: flag('stay until the run is over'),
    ...ADDRESS_OPTIONS,
    ...TARGET_OPTIONS,
    ...IDENTITY_OPTIONS,
    datasetsBucket: {
      about: "where --names goes; on AWS the stack's output DatasetsBucket",
      value: '<name>',
      parse: someText,
      fallback: LAPTOP_BUCKET,
    },
    ...CONFIRM_OPTION,
  },
  run: async ({ args: [action = '', id], options }, io) => {
    if (action !== 'run' && action !== 'status')
      throw wrongUsage(`polo pipeline can run and tell the status, not "${action}"`);
    if (action === 'run' && id !== undefined) throw wrongUsage(`give the run's id as --run ${id}`);
    if (options.list !== undefined && options.names !== undefined)
      throw wrongUsage('give --list or --names, not both');
    const { runsApi } = await import('../pipeline/runs-api.ts');
    const api = await runsApi(await addressOf(options), options);
    if (action === 'status') return resultOf(await api.status(id ?? options.run ?? today()));
    const { names, run, again, wait } = options;
    const list = names === undefined ? options.list : await uploadNames(names, options, io);
    const started = await api.start({
      ...(run !== undefined && { run }),
      ...(list !== undefined && { list }),
      ...(again === true && { again }),
    });
    if (wait === true) return resultOf(await follow(api, started.run, io));
    const text = `run ${started.run}: ${started.started ? 'started' : `there already, ${started.status}`}`;
    return { exitCode: EXIT.ok, output: started, text };
  },
});

const today = (): string => new Date().toISOString().slice(0, 10);

const follow = async (api: RunsApi, run: string, io: Io): Promise<Run> => {
  let bar: ProgressBar | undefined;
  try {
    return await api.follow(run, async ({ names = 0, outcomes = 0 }) => {
      if (names > 0) bar ??= await progressBar(io, { total: names, unit: 'names' });
      bar?.update(outcomes);
    });
  } finally {
    bar?.stop();
  }
};

const GOING_WELL: ReadonlySet<string> = new Set(['RUNNING', 'SUCCEEDED']);

const resultOf = (run: Run): Result => {
  const shown = { exitCode: EXIT.ok, output: run, text: textOf(run) };
  if (GOING_WELL.has(run.status)) return shown;
  return {
    ...shown,
    exitCode: EXIT.failed,
    problem: `run ${run.run} has ${run.status}: ${run.error ?? 'no reason given'}`,
  };
};

const textOf = ({ run, status, startedAt, names, outcomes, done, failed, results }: Run): string =>
  Object.entries({ run, status, started: startedAt, names, outcomes, done, failed, results })
    .flatMap(([label, value]) => (value === undefined ? [] : `${label.padEnd('outcomes  '.length)}${value}`))
    .join('\n');
