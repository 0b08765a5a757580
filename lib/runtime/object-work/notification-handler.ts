import { createBreaker } from '../breaker.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { DeadLetters } from '../dead-letters.ts';
import type { LambdaContext } from '../lambda-context.ts';
import { correlationOfNotification } from '../object-correlation.ts';
import { type Delivery, settleBatch } from '../queue-batch.ts';
import { readQueueEvent } from '../queue-event.ts';
import type { ResultDocument } from './results.ts';
import { type BucketWork, settleAll } from './settle-all.ts';

export interface NotificationPorts {
  readonly deadLetters: DeadLetters;
  /** @default the system's */
  readonly clock?: Clock;
}

/**
 * Takes S3 notifications, in queue messages or bare, and does the work on every object they name. From a
 * queue the reply names the messages that must come again; a bare notification gets the outcomes.
 */
export const createNotificationHandler = <D extends ResultDocument, F>(
  does: BucketWork<D, F>,
  { deadLetters, clock = systemClock }: NotificationPorts,
) => {
  const breaker = createBreaker(clock);
  const work = (body: unknown, delivery: Delivery) => settleAll(does, body, delivery);
  const forQueue = { work, correlationOf: correlationOfNotification, breaker, clock, deadLetters };
  return async (event: unknown, context: LambdaContext): Promise<unknown> => {
    const batch = readQueueEvent(event);
    if (!batch) return { results: await settleAll(does, event, inPerson(context)) };
    return settleBatch(batch, context, forQueue);
  };
};

/** Whoever invokes the function hears at once what was refused; no letter has to tell. */
const inPerson = ({ awsRequestId: id }: LambdaContext): Delivery => ({
  id,
  again: false,
  replayed: false,
  giveUp: async () => {},
});
