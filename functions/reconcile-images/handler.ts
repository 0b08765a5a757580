import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { logger } from '../../lib/runtime/logger.ts';
import type { Results } from '../label-image/ports.ts';
import { settledBy } from '../label-image/settled-by.ts';
import type { Announcements, ListedPicture, Listing } from './ports.ts';
import { type ReconcileRequest, readRequest } from './request.ts';

export interface ReconcilePorts {
  readonly listing: Listing;
  readonly results: Pick<Results, 'find'>;
  readonly announcements: Announcements;
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

/** Calls under way at the same time. */
const AT_ONCE = 16;

const announceMissing = async (
  { results, announcements }: ReconcilePorts,
  pictures: readonly ListedPicture[],
): Promise<number> => {
  let announced = 0;
  const waiting = [...pictures];
  const work = async (): Promise<void> => {
    for (let picture = waiting.shift(); picture !== undefined; picture = waiting.shift()) {
      const result = await results.find(picture);
      if (result && settledBy(result, picture, { replayed: false })) continue;
      await announcements.announce(picture);
      announced += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return announced;
};
