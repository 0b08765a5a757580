import type { ObjectCreated } from './object-created.ts';

/** May return a promise; the event counts as taken when it resolves. Called again after a rejection. */
export type CreatedListener = (event: ObjectCreated) => unknown;

const RETRY_AFTER_MS = 1_000;

/**
 * Tells listeners of created objects, each event at least once: an event that no listener has taken
 * yet is kept, and one whose listener fails is told again every second. Events start in the order given.
 */
export class EventOutbox {
  readonly #listeners: CreatedListener[] = [];
  readonly #waiting = new Map<string, ObjectCreated>();
  readonly #running = new Set<Promise<void>>();
  readonly #taken: (event: ObjectCreated) => Promise<void>;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  /** `taken` is called once per event, after every listener has taken it. */
  constructor(taken: (event: ObjectCreated) => Promise<void>) {
    this.#taken = taken;
  }

  /** The listener also hears every event that is still waiting. */
  onCreated(listener: CreatedListener): void {
    this.#listeners.push(listener);
    this.#tellWaiting();
  }

  offer(event: ObjectCreated): void {
    if (this.#listeners.length === 0 || this.#closed) this.#waiting.set(event.sequencer, event);
    else this.#tell(event);
  }

  /** Resolves when nothing is being told any more; what is still waiting stays un-taken. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await Promise.all(this.#running);
  }

  #tellWaiting(): void {
    const events = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const event of events) this.#tell(event);
  }

  #tell(event: ObjectCreated): void {
    const calls = this.#listeners.map(async (listener) => listener(event));
    const running = Promise.all(calls)
      .then(() => this.#taken(event))
      .catch(() => this.#later(event))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  #later(event: ObjectCreated): void {
    this.#waiting.set(event.sequencer, event);
    if (this.#closed) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#tellWaiting(), RETRY_AFTER_MS).unref();
  }
}
