import { randomUUID } from 'node:crypto';
import { AwsError } from '../wire/aws-error.ts';
import type { DurableMessages } from './durable-messages.ts';
import type { JournalEntry, QueueDescription } from './journal-entry.ts';
import type { ReceivedMessage, StoredMessage } from './message.ts';
import { checkBody, checkSize } from './message-check.ts';
import type { QueueDepth } from './message-table.ts';
import { numberOf, redrivePolicyOf } from './queue-attributes.ts';
import type { QueueClock } from './queue-clock.ts';
import type { ReceiveOptions, SendOptions } from './queue-options.ts';
import { readReceiptHandle } from './receipt-handle.ts';
import { received } from './received.ts';
import { type Receiver, Receivers } from './receivers.ts';

interface QueueParts {
  readonly messages: DurableMessages;
  readonly clock: QueueClock;
  /** Takes over a message that was received too often; false when there is nobody to take it. */
  readonly deadLetter: (message: StoredMessage, from: Queue) => boolean;
}

/**
 * A standard queue with SQS's semantics. Every change is on record before it is answered, so a
 * message that `send` acknowledged is there until it is deleted or too old.
 */
export class Queue {
  readonly #messages: DurableMessages;
  readonly #clock: QueueClock;
  readonly #deadLetter: QueueParts['deadLetter'];
  readonly #receivers = new Receivers();
  #stopTimer = (): void => {};

  constructor({ messages, clock, deadLetter }: QueueParts) {
    this.#messages = messages;
    this.#clock = clock;
    this.#deadLetter = deadLetter;
  }

  get name(): string {
    return this.description.name;
  }

  get description(): QueueDescription {
    return this.#messages.description;
  }

  /** @throws {AwsError} InvalidMessageContents, or InvalidParameterValue when the message is too large. */
  async send(body: string, options: SendOptions = {}): Promise<StoredMessage> {
    const { attributes = {}, traceHeader } = options;
    checkBody(body);
    checkSize(body, attributes, numberOf(this.description.attributes, 'MaximumMessageSize'));
    const sentAt = this.#clock.now();
    const delaySeconds = options.delaySeconds ?? numberOf(this.description.attributes, 'DelaySeconds');
    const trace = traceHeader === undefined ? {} : { traceHeader };
    const times = { sentAt, visibleAt: sentAt + delaySeconds * 1000, receives: 0 };
    const message: StoredMessage = { id: randomUUID(), body, attributes, ...trace, ...times };
    this.accept(message);
    return message;
  }

  /** Up to `max` messages that nobody else gets for the length of the visibility timeout. */
  async receive(options: ReceiveOptions = {}): Promise<ReceivedMessage[]> {
    const { attributes } = this.description;
    const waitSeconds = options.waitSeconds ?? numberOf(attributes, 'ReceiveMessageWaitTimeSeconds');
    const receiver: Receiver = {
      max: options.max ?? 1,
      visibilityMs: (options.visibilitySeconds ?? numberOf(attributes, 'VisibilityTimeout')) * 1000,
      deadline: this.#clock.now() + waitSeconds * 1000,
      signal: options.signal,
    };
    if (options.signal?.aborted) return [];
    const messages = this.#take(receiver);
    if (messages.length > 0 || waitSeconds === 0) return messages;
    const waiting = this.#receivers.join(receiver);
    this.#arm();
    return waiting.finally(() => this.#arm());
  }

  /** Deletes the message for good, whichever of its deliveries the handle names; a second time does nothing. */
  async delete(receiptHandle: string): Promise<void> {
    const { messageId } = readReceiptHandle(receiptHandle, this.name);
    if (this.#messages.get(messageId) !== undefined) this.#messages.remove([messageId]);
  }

  /** Hides the message for so many seconds from now; 0 shows it at once. @throws {AwsError} MessageNotInflight */
  async changeVisibility(receiptHandle: string, seconds: number): Promise<void> {
    const { messageId: id, receive } = readReceiptHandle(receiptHandle, this.name);
    if (this.#messages.get(id)?.receives !== receive || !this.#messages.isInFlight(id)) {
      throw new AwsError(
        'MessageNotInflight',
        `The message ${id} is not in flight with this receipt handle: it was deleted, or its visibility timeout ` +
          'has ended. Receive it again.',
      );
    }
    this.#messages.commit([{ op: 'hide', id, visibleAt: this.#clock.now() + seconds * 1000 }]);
    this.#serve();
  }

  depth(): QueueDepth {
    this.#messages.expire();
    return this.#messages.depth();
  }

  /** The messages that could be received now. */
  visibleMessages(): StoredMessage[] {
    this.#messages.expire();
    return this.#messages.all().filter(({ visibleAt }) => visibleAt <= this.#clock.now());
  }

  /** Takes in a message as it is, in place of one with the same id. */
  accept(message: StoredMessage): void {
    this.#messages.commit([{ op: 'put', message }]);
    this.#serve();
  }

  discard(ids: readonly string[]): void {
    this.#messages.remove(ids);
  }

  purge(): void {
    this.discard(this.#messages.all().map(({ id }) => id));
  }

  /** Sets attributes or tags, whole. */
  describe(change: Partial<Pick<QueueDescription, 'attributes' | 'tags'>>): void {
    const queue = { ...this.description, ...change, modifiedAt: this.#clock.now() };
    this.#messages.commit([{ op: 'queue', queue }]);
  }

  /** Sends waiting receivers away and leaves no timer and no open file. */
  close(): void {
    this.#receivers.dismiss();
    this.#stopTimer();
    this.#messages.close();
  }

  #take({ max, visibilityMs }: Receiver): ReceivedMessage[] {
    this.#messages.expire();
    if (this.#messages.depth().inFlight >= MOST_IN_FLIGHT) throw overLimit(this.name);
    const taken: StoredMessage[] = [];
    try {
      while (taken.length < max) {
        const message = this.#messages.takeReady();
        if (message === undefined) break;
        taken.push(message);
        if (this.#giveUp(message)) taken.pop();
      }
      return this.#handOut(taken, visibilityMs);
    } catch (error) {
      for (const message of taken) this.#messages.putBack(message);
      throw error;
    }
  }

  #handOut(taken: readonly StoredMessage[], visibilityMs: number): ReceivedMessage[] {
    if (taken.length === 0) return [];
    const now = this.#clock.now();
    const entries = taken.map(({ id, receives, firstReceivedAt: first = now }): JournalEntry => {
      return { op: 'got', id, receives: receives + 1, visibleAt: now + visibilityMs, first };
    });
    this.#messages.commit(entries);
    return taken
      .flatMap(({ id }) => this.#messages.get(id) ?? [])
      .map((message) => received(message, this.name));
  }

  #giveUp(message: StoredMessage): boolean {
    const policy = redrivePolicyOf(this.description.attributes);
    if (policy === undefined) return false;
    if (message.receives - (message.receivesElsewhere ?? 0) < policy.maxReceiveCount) return false;
    if (!this.#deadLetter(message, this)) return false;
    this.discard([message.id]);
    return true;
  }

  #serve(): void {
    this.#receivers.serve((receiver) => this.#take(receiver), this.#clock.now());
    this.#arm();
  }

  /** One timer for the next thing that can happen to somebody who waits; none when nobody does. */
  #arm(): void {
    this.#stopTimer();
    const { soonestDeadline } = this.#receivers;
    if (soonestDeadline === undefined) return;
    const next = Math.min(soonestDeadline, this.#messages.nextShowAt ?? soonestDeadline);
    this.#stopTimer = this.#clock.after(Math.max(0, next - this.#clock.now()), () => this.#serve());
  }
}

/** SQS's own limit for a standard queue. */
const MOST_IN_FLIGHT = 120_000;

const overLimit = (name: string): AwsError =>
  new AwsError(
    'OverLimit',
    `${MOST_IN_FLIGHT} messages of ${name} are in flight, the most allowed; delete some first.`,
    403,
  );
