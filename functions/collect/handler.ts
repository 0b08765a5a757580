import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { type Collected, collectDataset, type DatasetPorts } from './collect-dataset.ts';
import type { Outcome, Runs } from './ports.ts';
import { listedDatasets, readRequest } from './request.ts';
import { runFailure } from './run-failure.ts';

export interface CollectPorts extends DatasetPorts {
  readonly runs: Runs;
  /** @default the system's */
  readonly now?: () => Date;
}

export interface CollectedRun {
  readonly time: string;
  /** In the order of the list. */
  readonly datasets: readonly Outcome[];
}

/** Kept back for what comes after the last download: the linter, the upload and the report. */
const RESERVE_MS = 90_000;

/**
 * Collects the data sets of the event, or else those of the list, one after the other: each has a fair share of the time
 * that is left. All are tried before the run fails for any; those that are done are unchanged when it comes again.
 */
export const createCollectHandler =
  ({ runs, now = () => new Date(), ...ports }: CollectPorts) =>
  async (event: unknown, context: LambdaContext): Promise<CollectedRun> => {
    const { time = now().toISOString(), datasets: given } = readRequest(event);
    const datasets = given ?? (await listedDatasets(runs));
    const all: Collected[] = [];
    for (const [index, dataset] of datasets.entries()) {
      const left = context.getRemainingTimeInMillis() - RESERVE_MS;
      const run = { time, position: index + 1, limitMs: left / (datasets.length - index) };
      all.push(await collectDataset(ports, dataset, run));
    }
    const run = { time, datasets: all.map(({ outcome }) => outcome) };
    if (all.length > 0) await runs.report(run);
    const failure = runFailure(all);
    if (failure !== undefined) throw failure;
    return run;
  };
