/** One event of an execution's history, as GetExecutionHistory answers it. */
export interface HistoryEvent {
  /** Epoch seconds. */
  readonly timestamp: number;
  readonly type: string;
  /** From 1, in order. */
  readonly id: number;
  readonly previousEventId: number;
  /** `taskFailedEventDetails` and the like. */
  readonly [details: `${string}Details`]: object;
}

/** An event before it has its place in a history. */
export interface EventContent {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly type: string;
  readonly details?: Readonly<Record<`${string}Details`, object>>;
}

/** The service cuts nothing off here, and says so. */
export const WHOLE = { truncated: false } as const;
