import type { LambdaContext } from '../lambda-context.ts';
import { logger } from '../logger.ts';
import { type AnnouncePorts, announceMissing } from './announce-missing.ts';
import type { ListedObject, Listing } from './listed-objects.ts';
import type { ReconcileRequest } from './reconcile-request.ts';

export interface ReconcilePorts extends AnnouncePorts {
  readonly listing: Listing;
}

export interface Reconciled {
  /** Objects of the time in question. */
  readonly looked: number;
  /** Those without a result, which their function hears of again. */
  readonly announced: number;
  /** The key to go on after, where the time or the number for one run was used up. */
  readonly next: string | null;
}

/** How old an object must be before its result is missed. */
const PATIENCE_MS = 3600 * 1000;
const MOST_ANNOUNCED = 10_000;
/** Kept back for the page in work and for the answer. */
const RESERVE_MS = 30_000;

/**
 * Goes through the objects that were uploaded between an hour and an hour plus `lookBackMinutes` before `time`.
 * One with a result of any kind is left alone, so that no run pays for one that can never be worked on.
 */
export const reconcile = async (
  ports: ReconcilePorts,
  request: ReconcileRequest,
  context: LambdaContext,
): Promise<Reconciled> => {
  const isInQuestion = windowOf(request);
  let [looked, announced, after] = [0, 0, request.after];
  for (;;) {
    const { objects, next } = await ports.listing.page(after);
    const inQuestion = objects.filter(isInQuestion);
    looked += inQuestion.length;
    announced += await announceMissing(ports, inQuestion);
    after = next;
    const isSpent = announced >= MOST_ANNOUNCED || context.getRemainingTimeInMillis() < RESERVE_MS;
    if (after !== undefined && !isSpent) continue;
    const summary = { looked, announced, complete: after === undefined };
    if (announced > 0 || isSpent) logger.warn('objects had no result', summary);
    else logger.info('every object has its result', summary);
    return { looked, announced, next: after ?? null };
  }
};

const windowOf = ({ time, lookBackMinutes }: ReconcileRequest): ((object: ListedObject) => boolean) => {
  const end = Date.parse(time) - PATIENCE_MS;
  const start = end - lookBackMinutes * 60_000;
  return ({ eventTime }) => Date.parse(eventTime) >= start && Date.parse(eventTime) < end;
};
