import { AwsError } from '../wire/aws-error.ts';
import { Journal } from './journal.ts';
import { type JournalEntry, type QueueDescription, replay } from './journal-entry.ts';
import type { StoredMessage } from './message.ts';
import { MessageTable, type QueueDepth } from './message-table.ts';
import { numberOf } from './queue-attributes.ts';
import type { QueueClock } from './queue-clock.ts';

/** A queue's description and messages, in memory and in its journal, changed in both or in neither. */
export class DurableMessages {
  readonly #table = new MessageTable();
  readonly #clock: QueueClock;
  readonly #journal: Journal;
  #description: QueueDescription;
  #isOpen = true;

  /** Writes a new journal at `path` with what `history` comes down to. */
  constructor(path: string, history: readonly JournalEntry[], clock: QueueClock) {
    this.#clock = clock;
    for (const entry of history) replay(entry, this.#table, clock.now());
    this.#description = lastDescription(path, history);
    this.#journal = new Journal(path, this.#snapshot());
  }

  get description(): QueueDescription {
    return this.#description;
  }

  get nextShowAt(): number | undefined {
    return this.#table.nextShowAt;
  }

  all(): StoredMessage[] {
    return this.#table.messages();
  }

  get(id: string): StoredMessage | undefined {
    return this.#table.get(id);
  }

  isInFlight(id: string): boolean {
    return this.#table.isInFlight(id, this.#clock.now());
  }

  depth(): QueueDepth {
    return this.#table.depth(this.#clock.now());
  }

  /** Takes a ready message out of the line; `commit` a change to it, or `putBack`. */
  takeReady(): StoredMessage | undefined {
    this.#checkOpen();
    return this.#table.takeReady(this.#clock.now());
  }

  putBack(message: StoredMessage): void {
    this.#table.update(message, this.#clock.now());
  }

  /** Deletes what is older than the queue's retention period. */
  expire(): void {
    const retentionMs = numberOf(this.#description.attributes, 'MessageRetentionPeriod') * 1000;
    this.remove(this.#table.sentBefore(this.#clock.now() - retentionMs));
  }

  remove(ids: readonly string[]): void {
    if (ids.length > 0) this.commit(ids.map((id) => ({ op: 'del', id })));
  }

  /** Makes changes that are on record when this returns. @throws {AwsError} QueueDoesNotExist once closed */
  commit(entries: readonly JournalEntry[]): void {
    this.#checkOpen();
    this.#journal.append(entries);
    for (const entry of entries) {
      if (entry.op === 'queue') this.#description = entry.queue;
      replay(entry, this.#table, this.#clock.now());
    }
    if (this.#journal.isLong(this.#table.size)) this.#journal.rewrite(this.#snapshot());
  }

  close(): void {
    if (this.#isOpen) this.#journal.close();
    this.#isOpen = false;
  }

  #checkOpen(): void {
    if (this.#isOpen) return;
    const { name } = this.#description;
    throw new AwsError(
      'QueueDoesNotExist',
      `The queue ${name} has been deleted, or the laptop cloud is stopping.`,
    );
  }

  #snapshot(): JournalEntry[] {
    const messages = this.#table.messages().map((message): JournalEntry => ({ op: 'put', message }));
    return [{ op: 'queue', queue: this.#description }, ...messages];
  }
}

const lastDescription = (path: string, history: readonly JournalEntry[]): QueueDescription => {
  const entry = history.findLast(({ op }) => op === 'queue');
  if (entry?.op === 'queue') return entry.queue;
  throw new Error(
    `the queue journal ${path} does not say which queue it is of; move the file away to start empty`,
  );
};
