import type { ReceivedMessage } from './message.ts';

/** What a receiver wants: at least one message, or none once `deadline` has passed. */
export interface Receiver {
  readonly max: number;
  readonly visibilityMs: number;
  /** Epoch milliseconds. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

interface Waiting extends Receiver {
  readonly resolve: (messages: ReceivedMessage[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** Receivers that found the queue empty and wait, in the order in which they came. */
export class Receivers {
  readonly #waiting = new Set<Waiting>();

  get soonestDeadline(): number | undefined {
    let soonest: number | undefined;
    for (const { deadline } of this.#waiting) soonest = Math.min(deadline, soonest ?? deadline);
    return soonest;
  }

  /** Settles when messages arrive, with none at the deadline or when the signal is aborted. */
  join(receiver: Receiver): Promise<ReceivedMessage[]> {
    const { promise, resolve, reject } = Promise.withResolvers<ReceivedMessage[]>();
    const waiting: Waiting = { ...receiver, resolve, reject };
    const hangUp = () => resolve([]);
    receiver.signal?.addEventListener('abort', hangUp, { once: true });
    this.#waiting.add(waiting);
    return promise.finally(() => {
      receiver.signal?.removeEventListener('abort', hangUp);
      this.#waiting.delete(waiting);
    });
  }

  /** Hands out what `take` finds, first come first served, then sends away who has waited long enough. */
  serve(take: (receiver: Receiver) => ReceivedMessage[], now: number): void {
    for (const waiting of this.#waiting) {
      try {
        const messages = waiting.signal?.aborted ? [] : take(waiting);
        if (messages.length > 0 || waiting.deadline <= now) this.#settle(waiting, messages);
      } catch (error) {
        this.#waiting.delete(waiting);
        waiting.reject(error);
      }
    }
  }

  /** Sends everybody away with nothing. */
  dismiss(): void {
    for (const waiting of this.#waiting) this.#settle(waiting, []);
  }

  #settle(waiting: Waiting, messages: ReceivedMessage[]): void {
    this.#waiting.delete(waiting);
    waiting.resolve(messages);
  }
}
