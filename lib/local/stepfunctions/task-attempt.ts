import type { JsonValue } from './json-value.ts';

/** One run of a task's resource. Times are epoch milliseconds. */
export interface TaskAttempt {
  readonly parameters: JsonValue;
  readonly startedAt: number;
  /** Left out while the resource runs. */
  outcome?: TaskOutcome;
}

export type TaskOutcome =
  | { readonly at: number; readonly output: JsonValue }
  | { readonly at: number; readonly error: string; readonly cause: string };
