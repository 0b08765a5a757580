import type { Outcome } from '../../core/pipeline/outcome.ts';
import type { RunRef } from '../../core/pipeline/run.ts';

export interface StoredOutcome {
  readonly outcome: Outcome;
  /** For replacing exactly this one. */
  readonly etag: string;
}

/** What became of the names of runs: one line each. */
export interface Outcomes {
  find(run: RunRef, name: string): Promise<StoredOutcome | undefined>;
  /** @returns false when somebody else wrote since `previous` was read, or since nothing was there. */
  write(run: RunRef, outcome: Outcome, previous: StoredOutcome | undefined): Promise<boolean>;
  /** The digests of the names that have one. */
  digests(run: RunRef): Promise<ReadonlySet<string>>;
}
