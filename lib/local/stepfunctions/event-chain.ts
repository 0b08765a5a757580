import type { EventContent, HistoryEvent } from './history-event.ts';

/**
 * A history in the making. Events are numbered in order, and each names the one before it in its
 * lane: the top level, one iteration of a Map or one branch of a Parallel state.
 */
export class EventChain {
  readonly events: HistoryEvent[];
  readonly #last = new Map<string, number>();

  /** Nothing follows the first event: the service names 0 as what was before the second. */
  constructor({ at, type, details }: EventContent) {
    this.events = [{ timestamp: at / 1000, type, id: 1, previousEventId: 0, ...details }];
  }

  /** Adds an event to a lane; the first of a lane follows the last of `parent`. */
  add({ at, type, details }: EventContent, lane: string, parent = lane): void {
    const id = this.events.length + 1;
    const previousEventId = this.#last.get(lane) ?? this.#last.get(parent) ?? 0;
    this.events.push({ timestamp: at / 1000, type, id, previousEventId, ...details });
    this.#last.set(lane, id);
  }

  /** Ends the lanes inside a container: what follows in `lane` comes after the last event of them all. */
  join(lane: string, inner: string): void {
    const ended = [...this.#last].filter(([name]) => name.startsWith(inner));
    for (const [name] of ended) this.#last.delete(name);
    const latest = Math.max(this.#last.get(lane) ?? 0, ...ended.map(([, id]) => id));
    if (latest > 0) this.#last.set(lane, latest);
  }
}
