import type { RunInput } from '../../lib/core/pipeline/run.ts';

/** An execution of the workflow, as the service tells it. */
export interface Execution {
  /** `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED`, `PENDING_REDRIVE`. */
  readonly status: string;
  readonly startedAt: Date;
  readonly stoppedAt: Date | undefined;
  /** `undefined` when somebody started it by hand with something else. */
  readonly input: RunInput | undefined;
  /** Why it failed, in the words of the function that did. */
  readonly error: string | undefined;
}

export interface Executions {
  find(name: string): Promise<Execution | undefined>;
  /** @returns false when there is an execution of that name already. */
  start(name: string, input: RunInput): Promise<boolean>;
}

/** Where lists of names are kept. */
export interface ListNames {
  has(key: string): Promise<boolean>;
}
