import { ValidationError } from '../../lib/core/errors.ts';
import type { RunInput } from '../../lib/core/pipeline/run.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { executionName, latestExecution, type NumberedExecution } from './latest-execution.ts';
import type { Executions, ListNames } from './ports.ts';
import { dayOf, type StartRequest } from './requests.ts';

export interface StartPorts {
  readonly executions: Executions;
  readonly lists: ListNames;
}

export interface StartedRun {
  readonly run: string;
  readonly status: string;
  /** False where the run was there already. */
  readonly started: boolean;
}

/** The list of a run whose caller names none. */
export const DEFAULT_LIST = 'names.csv';

/** They leave something to do. */
const UNDONE: ReadonlySet<string> = new Set(['FAILED', 'TIMED_OUT', 'ABORTED']);

/**
 * Starts the run of that id, unless it is under way or done. One that failed goes on where it was; one that is done is gone
 * through again where the caller says so.
 *
 * @throws {ValidationError} `list_invalid` when there is no such list, or the run has another.
 */
export const startRun = async (
  ports: StartPorts,
  { run, list, again }: StartRequest,
  now: Date,
): Promise<StartedRun> => {
  const latest = await latestExecution(ports.executions, run);
  if (list !== undefined && latest?.input !== undefined && latest.input.list !== list)
    throw new ValidationError(
      'list_invalid',
      'this run has another list; leave "list" out, or give another "run"',
    );
  if (latest !== undefined && !(UNDONE.has(latest.status) || (again && latest.status === 'SUCCEEDED')))
    return { run, status: latest.status, started: false };
  const input = inputOf(run, { latest, list, now });
  if (!(await ports.lists.has(input.list))) throw new ValidationError('list_invalid', LIST_MISSING);
  const number = (latest?.number ?? 0) + 1;
  /** Somebody who asked at the same time was faster: it is the same run. */
  const started = await ports.executions.start(executionName(run, number), input);
  logger.info('run asked for', { started, number });
  return { run, status: 'RUNNING', started };
};

/** The same for a schedule: without a list there is nothing to do, and nobody to tell. */
export const startScheduled = async (
  ports: StartPorts,
  request: StartRequest,
  now: Date,
): Promise<StartedRun> => {
  if (await ports.lists.has(DEFAULT_LIST)) return startRun(ports, request, now);
  logger.warn('no run tonight: there is no list of names');
  return { run: request.run, status: 'SKIPPED', started: false };
};

const LIST_MISSING = `the datasets bucket has no list of that key; upload it, or name another as "list" (it is "${DEFAULT_LIST}" when left out)`;

interface Known {
  readonly latest: NumberedExecution | undefined;
  readonly list: string | undefined;
  readonly now: Date;
}

/** A later execution works on the same files as the first, whichever day it is. */
const inputOf = (run: string, { latest, list = DEFAULT_LIST, now }: Known): RunInput => {
  const startedAt = now.toISOString();
  return latest?.input
    ? { ...latest.input, startedAt }
    : { run, date: dayOf(run) ?? startedAt.slice(0, 10), list, startedAt };
};
