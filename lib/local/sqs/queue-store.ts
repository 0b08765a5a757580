import { rmSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsError } from '../wire/aws-error.ts';
import { DurableMessages } from './durable-messages.ts';
import { readJournal } from './journal.ts';
import { isJournalEntry, type JournalEntry } from './journal-entry.ts';
import type { StoredMessage } from './message.ts';
import { Queue } from './queue.ts';
import {
  checkQueueAttributes,
  type QueueAttributes,
  redrivePolicyOf,
  withDefaults,
} from './queue-attributes.ts';
import { type QueueClock, systemClock } from './queue-clock.ts';
import { checkQueueName } from './queue-name.ts';

export interface QueueStore {
  /**
   * Makes a queue, with AWS's attribute names and texts, or answers the one that is there.
   *
   * @throws {AwsError} QueueNameExists when it is there with other values of these attributes.
   */
  createQueue(name: string, attributes?: QueueAttributes, tags?: Readonly<Record<string, string>>): Queue;
  /** Makes a queue, or sets these attributes on the one that is there; its messages stay. */
  ensureQueue(name: string, attributes?: QueueAttributes): Queue;
  /** @throws {AwsError} QueueDoesNotExist */
  queue(name: string): Queue;
  /** All names, in order. */
  names(): string[];
  /** Sets some attributes of a queue. @throws {AwsError} for what a queue cannot be set to. */
  setAttributes(name: string, attributes: QueueAttributes): void;
  /** The queues whose dead letters go to `name`. */
  sourcesOf(name: string): string[];
  deleteQueue(name: string): void;
  /** Ends every wait and closes every file; nothing is lost. */
  close(): void;
}

interface StoreOptions {
  /** Journals live in `<folder>/sqs/`. */
  readonly folder: string;
  /** @default the system's */
  readonly clock?: QueueClock;
}

/**
 * Opens the queues of a folder as they were left. Messages that were in flight show again when
 * their visibility timeout ends.
 *
 * @throws {Error} naming the journal that does not read.
 */
export const openQueueStore = async ({ folder, clock = systemClock }: StoreOptions): Promise<QueueStore> => {
  const home = join(folder, 'sqs');
  await mkdir(home, { recursive: true });
  const store = new FileQueueStore(home, clock);
  for (const file of (await readdir(home)).filter((name) => name.endsWith(ENDING)).sort()) {
    const path = join(home, file);
    store.open(path, readJournal(path, isJournalEntry));
  }
  return store;
};

const ENDING = '.jsonl';

/** Names that differ in case only must not meet in one file where the file system ignores case. */
const fileOf = (queue: string): string =>
  `${queue.replace(/[A-Z]/g, (letter) => `~${letter.toLowerCase()}`)}${ENDING}`;

class FileQueueStore implements QueueStore {
  readonly #home: string;
  readonly #clock: QueueClock;
  readonly #queues = new Map<string, Queue>();

  constructor(home: string, clock: QueueClock) {
    this.#home = home;
    this.#clock = clock;
  }

  open(path: string, history: readonly JournalEntry[]): Queue {
    const messages = new DurableMessages(path, history, this.#clock);
    const queue = new Queue({
      messages,
      clock: this.#clock,
      deadLetter: (message, from) => this.#bury(message, from),
    });
    this.#queues.set(queue.name, queue);
    return queue;
  }

  createQueue(
    name: string,
    attributes: QueueAttributes = {},
    tags: Readonly<Record<string, string>> = {},
  ): Queue {
    checkQueueName(name);
    this.#check(name, attributes);
    const existing = this.#queues.get(name);
    if (existing !== undefined) return this.#same(existing, attributes);
    const now = this.#clock.now();
    const queue = { name, attributes, tags, createdAt: now, modifiedAt: now };
    return this.open(this.#path(name), [{ op: 'queue', queue }]);
  }

  ensureQueue(name: string, attributes: QueueAttributes = {}): Queue {
    if (!this.#queues.has(name)) return this.createQueue(name, attributes);
    this.setAttributes(name, attributes);
    return this.queue(name);
  }

  queue(name: string): Queue {
    const queue = this.#queues.get(name);
    if (queue !== undefined) return queue;
    const known = this.names().join(', ') || 'none';
    throw new AwsError(
      'QueueDoesNotExist',
      `The specified queue does not exist: "${name}". Queues here: ${known}.`,
    );
  }

  names(): string[] {
    return [...this.#queues.keys()].sort();
  }

  setAttributes(name: string, attributes: QueueAttributes): void {
    const queue = this.queue(name);
    this.#check(name, attributes);
    queue.describe({ attributes: { ...queue.description.attributes, ...attributes } });
  }

  sourcesOf(name: string): string[] {
    return this.names().filter((source) => {
      return redrivePolicyOf(this.queue(source).description.attributes)?.deadLetterQueue === name;
    });
  }

  deleteQueue(name: string): void {
    this.queue(name).close();
    this.#queues.delete(name);
    rmSync(this.#path(name), { force: true });
  }

  close(): void {
    for (const queue of this.#queues.values()) queue.close();
  }

  #path(name: string): string {
    return join(this.#home, fileOf(name));
  }

  #check(name: string, attributes: QueueAttributes): void {
    checkQueueAttributes(attributes);
    const target = redrivePolicyOf(attributes)?.deadLetterQueue;
    if (target === undefined || (this.#queues.has(target) && target !== name)) return;
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${attributes.RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: Dead letter target does ` +
        `not exist, or is the queue itself; create the queue ${target} first.`,
    );
  }

  #same(queue: Queue, attributes: QueueAttributes): Queue {
    const present = withDefaults(queue.description.attributes);
    const other = Object.entries(attributes).find(([key, value]) => present[key] !== value);
    if (other === undefined) return queue;
    throw new AwsError(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${other[0]}; use ` +
        'SetQueueAttributes to change it.',
    );
  }

  #bury(message: StoredMessage, from: Queue): boolean {
    const target = redrivePolicyOf(from.description.attributes)?.deadLetterQueue ?? '';
    const queue = this.#queues.get(target);
    if (queue === undefined) return false;
    const { receives } = message;
    queue.accept({
      ...message,
      deadLetterOf: from.name,
      receivesElsewhere: receives,
      visibleAt: this.#clock.now(),
    });
    return true;
  }
}
