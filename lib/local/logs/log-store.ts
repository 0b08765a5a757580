import type { FunctionObserver } from '../lambda/local-functions.ts';

/** One line of a function's log. */
export interface LogEvent {
  /** Numbered over all functions, in the order of arrival. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

/** What the functions said lately, in memory: a new start begins with nothing. */
export interface LogStore {
  /** An observer that keeps the lines and tells `next` everything. */
  keeping(next: FunctionObserver): FunctionObserver;
  readonly functions: readonly string[];
  /** The oldest first. */
  of(functionName: string): readonly LogEvent[];
}

/** Lines kept of each function; older ones are forgotten. */
const MOST_LINES = 5000;

export const createLogStore = (functions: readonly string[], now: () => number = Date.now): LogStore => {
  const lines = new Map<string, LogEvent[]>(functions.map((name) => [name, []]));
  let number = 0;
  const keep = (name: string, message: string): void => {
    const own = lines.get(name);
    if (own === undefined) return;
    number += 1;
    own.push({ number, timestamp: now(), message });
    /** Seldom and in bulk, so that a line costs no move of all the others. */
    if (own.length >= 2 * MOST_LINES) own.splice(0, own.length - MOST_LINES);
  };
  return {
    functions,
    keeping: (next) => ({
      ...next,
      line: (name, line) => {
        keep(name, line);
        next.line(name, line);
      },
    }),
    of: (name) => (lines.get(name) ?? []).slice(-MOST_LINES),
  };
};
