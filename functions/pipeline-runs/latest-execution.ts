import type { Execution, Executions } from './ports.ts';

/** A run's executions are called `run`, `run.2`, `run.3`: a name can be used once. */
export const executionName = (run: string, number: number): string =>
  number === 1 ? run : `${run}.${number}`;

export interface NumberedExecution extends Execution {
  /** From 1. */
  readonly number: number;
}

/**
 * The last execution of a run; `undefined` when there is none. They are numbered without a gap, so that a run with many
 * is looked through in few steps.
 */
export const latestExecution = async (
  executions: Pick<Executions, 'find'>,
  run: string,
): Promise<NumberedExecution | undefined> => {
  const find = async (number: number): Promise<NumberedExecution | undefined> => {
    const execution = await executions.find(executionName(run, number));
    return execution && { ...execution, number };
  };
  let latest = await find(1);
  if (latest === undefined) return undefined;
  let absent: number | undefined;
  while (absent === undefined || absent - latest.number > 1) {
    const number: number =
      absent === undefined ? latest.number * 2 : Math.floor((latest.number + absent) / 2);
    const found = await find(number);
    if (found === undefined) absent = number;
    else latest = found;
  }
  return latest;
};
