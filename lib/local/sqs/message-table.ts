import { DueHeap } from './due-heap.ts';
import { FifoLine } from './fifo-line.ts';
import type { StoredMessage } from './message.ts';

/** Messages by what can be done with them now. */
export interface QueueDepth {
  /** Ready to be received. */
  readonly visible: number;
  /** Received and not yet deleted, hidden from other receivers. */
  readonly inFlight: number;
  /** Sent with a delay that has not passed. */
  readonly delayed: number;
}

interface Slot {
  message: StoredMessage;
  state: keyof QueueDepth | 'gone';
  /** Counts changes of state; a place in the line is void once its slot has moved on. */
  turn: number;
}

interface Place {
  readonly slot: Slot;
  readonly turn: number;
}

/**
 * The messages of one queue in memory. Ready ones wait in line, hidden ones in a heap by the time
 * they show again, so that no operation walks through all of them.
 */
export class MessageTable {
  readonly #slots = new Map<string, Slot>();
  readonly #ready = new FifoLine<Place>();
  readonly #hidden = new DueHeap<Slot>();
  readonly #byAge = new DueHeap<Slot>();
  readonly #count = { visible: 0, inFlight: 0, delayed: 0 };

  get size(): number {
    return this.#slots.size;
  }

  /** When the next hidden message shows again; undefined when none will. */
  get nextShowAt(): number | undefined {
    this.#dropStaleHead();
    return this.#hidden.nextAt;
  }

  messages(): StoredMessage[] {
    return Array.from(this.#slots.values(), ({ message }) => message);
  }

  get(id: string): StoredMessage | undefined {
    return this.#slots.get(id)?.message;
  }

  /** Whether the message was received and is still hidden from other receivers at `now`. */
  isInFlight(id: string, now: number): boolean {
    this.showDue(now);
    return this.#slots.get(id)?.state === 'inFlight';
  }

  depth(now: number): QueueDepth {
    this.showDue(now);
    return { ...this.#count };
  }

  /** Adds a message, or replaces the one that has its id. */
  put(message: StoredMessage, now: number): void {
    this.remove(message.id);
    const slot: Slot = { message, state: 'gone', turn: 0 };
    this.#slots.set(message.id, slot);
    this.#byAge.add(message.sentAt, slot);
    this.#place(slot, now);
    this.#shedStale();
  }

  /** Gives a message its new state: hidden, or at the end of the line. */
  update(message: StoredMessage, now: number): void {
    const slot = this.#slots.get(message.id);
    if (slot === undefined) return;
    this.#leave(slot);
    slot.message = message;
    this.#place(slot, now);
    this.#shedStale();
  }

  /** Takes the message that has been ready longest out of the line; `update` or `remove` must follow. */
  takeReady(now: number): StoredMessage | undefined {
    this.showDue(now);
    for (;;) {
      const place = this.#ready.take();
      if (place === undefined || place.turn === place.slot.turn) return place?.slot.message;
    }
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#leave(slot);
    this.#slots.delete(id);
  }

  /** Ids of the messages sent before `time`, which the caller must remove. */
  sentBefore(time: number): string[] {
    const ids: string[] = [];
    for (let old = this.#byAge.takeDue(time); old !== undefined; old = this.#byAge.takeDue(time)) {
      if (old.value.state !== 'gone') ids.push(old.value.message.id);
    }
    return ids;
  }

  /** Puts every hidden message whose time has come back in line. */
  showDue(now: number): void {
    for (let due = this.#hidden.takeDue(now); due !== undefined; due = this.#hidden.takeDue(now)) {
      if (isStale(due.at, due.value)) continue;
      this.#leave(due.value);
      this.#place(due.value, now);
    }
  }

  #place(slot: Slot, now: number): void {
    const { visibleAt, receives } = slot.message;
    slot.state = visibleAt <= now ? 'visible' : receives > 0 ? 'inFlight' : 'delayed';
    this.#count[slot.state] += 1;
    slot.turn += 1;
    if (slot.state === 'visible') this.#ready.add({ slot, turn: slot.turn });
    else this.#hidden.add(visibleAt, slot);
  }

  #leave(slot: Slot): void {
    if (slot.state !== 'gone') this.#count[slot.state] -= 1;
    slot.state = 'gone';
    slot.turn += 1;
  }

  #dropStaleHead(): void {
    while (this.#hidden.nextAt !== undefined && this.#hidden.next !== undefined) {
      if (!isStale(this.#hidden.nextAt, this.#hidden.next)) return;
      this.#hidden.takeDue(this.#hidden.nextAt);
    }
  }

  /** Keeps what deleted messages left behind below the number of live ones. */
  #shedStale(): void {
    const most = 2 * this.#slots.size + 64;
    if (this.#hidden.size > most) this.#hidden.retain((at, slot) => !isStale(at, slot));
    if (this.#byAge.size > most) this.#byAge.retain((_, slot) => this.#slots.get(slot.message.id) === slot);
  }
}

/** A heap entry whose message has been deleted, shown, or hidden until another time since. */
const isStale = (at: number, { state, message }: Slot): boolean =>
  state === 'gone' || state === 'visible' || message.visibleAt !== at;
