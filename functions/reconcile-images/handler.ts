import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { type AnnouncePorts, announceMissing } from './announce-missing.ts';
import type { ListedPicture, Listing } from './ports.ts';
import { type ReconcileRequest, readRequest } from './request.ts';

export interface ReconcilePorts extends AnnouncePorts {
  readonly listing: Listing;
}

export interface Reconciled {
  /** Pictures of the time in question. */
  readonly looked: number;
  /** Those without a result, which label-image hears of again. */
  readonly announced: number;
  /** The key to go on after, where the time or the number for one run was used up. */
  readonly next: string | null;
}

/** How old a picture must be before its result is missed. */
const PATIENCE_MS = 3600 * 1000;
const MOST_ANNOUNCED = 10_000;
/** Kept back for the page in work and for the answer. */
const RESERVE_MS = 30_000;

/**
 * Goes through the pictures that were uploaded between an hour and an hour plus `lookBackMinutes` before `time`.
 * One with a result of any kind is left alone, so that no run pays for a picture that can never be labelled.
 */
export const createReconcileHandler =
  (ports: ReconcilePorts) =>
  async (event: unknown, context: LambdaContext): Promise<Reconciled> => {
    const request = readRequest(event);
    const isInQuestion = windowOf(request);
    let [looked, announced, after] = [0, 0, request.after];
    for (;;) {
      const { pictures, next } = await ports.listing.page(after);
      const inQuestion = pictures.filter(isInQuestion);
      looked += inQuestion.length;
      announced += await announceMissing(ports, inQuestion);
      after = next;
      const isSpent = announced >= MOST_ANNOUNCED || context.getRemainingTimeInMillis() < RESERVE_MS;
      if (after !== undefined && !isSpent) continue;
      const summary = { looked, announced, complete: after === undefined };
      if (announced > 0 || isSpent) logger.warn('pictures had no result', summary);
      else logger.info('every picture has its result', summary);
      return { looked, announced, next: after ?? null };
    }
  };

const windowOf = ({ time, lookBackMinutes }: ReconcileRequest): ((picture: ListedPicture) => boolean) => {
  const end = Date.parse(time) - PATIENCE_MS;
  const start = end - lookBackMinutes * 60_000;
  return ({ eventTime }) => Date.parse(eventTime) >= start && Date.parse(eventTime) < end;
};
