import { nameDigest } from '../../lib/core/pipeline/run.ts';
import {
  type Gathered,
  GatherState,
  nextWait,
  PATIENCE_MINUTES,
  RUN_EXAMPLE,
} from '../../lib/core/pipeline/run-state.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import { readNames } from '../../lib/runtime/runs/read-names.ts';
import { type ResultPorts, writeResults } from './write-results.ts';

export interface GatherPorts extends ResultPorts {
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/**
 * Writes a run's results and summary once every name has its outcome, or the run's time is up; until then it tells when
 * to ask again. The same outcomes give the same results, which are left alone where they are there already.
 */
export const createGatherHandler =
  (ports: GatherPorts) =>
  async (event: unknown): Promise<Gathered> => {
    const { run, date, list, startedAt, waitSeconds } = parseEvent(GatherState, event, RUN_EXAMPLE);
    const ref = { run, date };
    const names = await readNames(ports.files, ref);
    const settled = await ports.outcomes.digests(ref);
    const outcomes = names.filter((name) => settled.has(nameDigest(name))).length;
    const gathered = { ...ref, list, startedAt, names: names.length, outcomes };
    const isLate = ports.now() >= Date.parse(startedAt) + PATIENCE_MINUTES * 60_000;
    if (outcomes < names.length && !isLate) {
      logger.info('outcomes are missing', { names: names.length, outcomes });
      return { ...gathered, complete: false, waitSeconds: nextWait(waitSeconds) };
    }
    if (outcomes < names.length) logger.error('the time of the run is up', { names: names.length, outcomes });
    await writeResults(ports, ref, names);
    return { ...gathered, complete: true, waitSeconds };
  };
