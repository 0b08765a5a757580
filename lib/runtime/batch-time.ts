import { TransientError } from '../core/errors.ts';
import type { LambdaContext } from './lambda-context.ts';

/** A batch must answer before Lambda kills it: a tenth of its time is kept for that, at least this much. */
const LEAST_RESERVE_MS = 2000;

/** A message that has come this often may be what kept batches from ending. */
const SUSPECT_RECEIVES = 3;

/** The time a batch may spend on its messages. */
export interface BatchTime {
  /** Milliseconds; 0 or less when no message may be started. */
  left(): number;
}

export const batchTime = (context: LambdaContext): BatchTime => {
  const reserve = Math.max(LEAST_RESERVE_MS, context.getRemainingTimeInMillis() / 10);
  return { left: () => context.getRemainingTimeInMillis() - reserve };
};

/**
 * What one message may take: all that is left, or, where it is suspected of having used up batches
 * before, its fair share, so that the others get theirs.
 */
export const timeLimitOf = (receives: number, leftMs: number, messagesLeft: number): number =>
  receives < SUSPECT_RECEIVES ? leftMs : leftMs / messagesLeft;

/**
 * The work's own outcome, unless it takes longer than it may; what it does then is nobody's business.
 *
 * @throws {TransientError} when the time is up.
 */
export const withinTime = async <T>(limitMs: number, work: () => Promise<T>): Promise<T> => {
  const { promise: timeUp, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new TransientError('upstream_unavailable', 'the work took longer than its batch has time')),
    limitMs,
  );
  try {
    return await Promise.race([work(), timeUp]);
  } finally {
    clearTimeout(timer);
  }
};
