import { TransientError } from '../../core/errors.ts';
import type { GiveUpReason } from '../dead-letters.ts';
import type { Delivery } from '../queue-batch.ts';
import type { CreatedObject } from '../s3-records.ts';
import type { Claims } from './claims.ts';
import type { Judgement } from './look-at-object.ts';
import type { ResultDocument, Results, StoredResult } from './results.ts';
import { settledBy } from './settled-by.ts';

export interface SettlePorts<D extends ResultDocument> {
  readonly results: Results<D>;
  readonly claims: Claims;
}

/** How the work on an object ended. */
export type Conclusion<D> =
  | Exclude<Judgement<never>, { kind: 'good' }>
  | { readonly kind: 'done'; readonly document: D };

/** What a function does with an object. */
export interface ObjectWork<D extends ResultDocument, F> {
  /** Looks, before anything is paid. */
  judge(object: CreatedObject): Promise<Judgement<F>>;
  /** Pays. */
  work(object: CreatedObject, facts: F): Promise<Conclusion<D>>;
  /** The result about an object that can have no other. */
  rejected(object: CreatedObject, reason: GiveUpReason): D;
}

/** How one event ended; every one but a thrown error is final. */
export type Outcome<D extends ResultDocument> = D['status'] | 'duplicate' | 'stale';

export interface ObjectEvent {
  readonly object: CreatedObject;
  readonly delivery: Delivery;
}

/** Writers that may come between reading the old result and replacing it before it is left to a retry. */
const MOST_ROUNDS = 4;

/**
 * Does a function's work on the object of one event and writes one result about it. The same event again changes
 * nothing and costs nothing, also while the first is in work; an older event never replaces a newer result; and
 * an object that can never be worked on gets a result that says why, after its message is among the dead letters.
 *
 * @throws {TransientError} and whatever the ports throw, when the event should be tried again.
 */
export const settleObject = async <D extends ResultDocument, F>(
  ports: SettlePorts<D>,
  does: ObjectWork<D, F>,
  event: ObjectEvent,
): Promise<Outcome<D>> => {
  const { object, delivery } = event;
  const before = await standing(ports, event);
  if (before.settled) {
    if (delivery.again) await ports.claims.drop(object, delivery.id);
    return before.settled;
  }
  const judged = await does.judge(object);
  const how = { ports, does, event };
  if (judged.kind !== 'good') return conclude(how, judged, before.previous);
  return ports.claims.during(object, delivery.id, async () => {
    const now = await standing(ports, event);
    if (now.settled) return now.settled;
    return conclude(how, await does.work(object, judged.facts), now.previous);
  });
};

/** The result there is, and what it makes of the event. */
const standing = async <D extends ResultDocument>(
  { results }: SettlePorts<D>,
  { object, delivery }: ObjectEvent,
) => {
  const previous = await results.find(object);
  return { previous, settled: previous && settledBy(previous, object, delivery) };
};

interface How<D extends ResultDocument, F> {
  readonly ports: SettlePorts<D>;
  readonly does: ObjectWork<D, F>;
  readonly event: ObjectEvent;
}

/** The dead letter goes first: a sandbox that ends in between leaves a second letter, not a lost one. */
const conclude = async <D extends ResultDocument, F>(
  { ports, does, event }: How<D, F>,
  conclusion: Conclusion<D>,
  previous: StoredResult | undefined,
): Promise<Outcome<D>> => {
  switch (conclusion.kind) {
    case 'stale':
      return 'stale';
    case 'done':
      return write(ports, event, conclusion.document, previous);
    case 'refused':
      await event.delivery.giveUp(conclusion.reason);
      return write(ports, event, does.rejected(event.object, conclusion.reason), previous);
  }
};

/** Writes over exactly the result that was looked at; whoever wrote since is looked at anew. */
const write = async <D extends ResultDocument>(
  ports: SettlePorts<D>,
  event: ObjectEvent,
  document: D,
  first: StoredResult | undefined,
): Promise<Outcome<D>> => {
  let previous = first;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (await ports.results.write(event.object, document, previous)) return document.status;
    const now = await standing(ports, event);
    if (now.settled) return now.settled;
    previous = now.previous;
  }
  throw new TransientError(
    'upstream_unavailable',
    'others kept writing this result; the event will come again',
  );
};
