import { createBreaker } from '../../lib/runtime/breaker.ts';
import { type Clock, systemClock } from '../../lib/runtime/clock.ts';
import type { DeadLetters } from '../../lib/runtime/dead-letters.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { correlationOfNotification } from '../../lib/runtime/object-correlation.ts';
import { type Delivery, settleBatch } from '../../lib/runtime/queue-batch.ts';
import { readQueueEvent } from '../../lib/runtime/queue-event.ts';
import { labelAll, type NotifiedPorts } from './label-all.ts';

export interface LabelImagePorts extends NotifiedPorts {
  readonly deadLetters: DeadLetters;
  /** @default the system's */
  readonly clock?: Clock;
}

/**
 * Takes S3 notifications, in queue messages or bare, and labels every picture they name. From a
 * queue the reply names the messages that must come again; a bare notification gets the outcomes.
 */
export const createLabelImageHandler = (ports: LabelImagePorts) => {
  const { clock = systemClock } = ports;
  const breaker = createBreaker(clock);
  const work = (body: unknown, delivery: Delivery) => labelAll(ports, body, delivery);
  const forQueue = { work, correlationOf: correlationOfNotification, breaker, clock };
  return async (event: unknown, context: LambdaContext): Promise<unknown> => {
    const batch = readQueueEvent(event);
    if (!batch) return { results: await labelAll(ports, event, inPerson(context)) };
    return settleBatch(batch, context, { ...forQueue, deadLetters: ports.deadLetters });
  };
};

/** Whoever invokes the function hears at once what was refused; no letter has to tell. */
const inPerson = ({ awsRequestId: id }: LambdaContext): Delivery => ({
  id,
  again: false,
  replayed: false,
  giveUp: async () => {},
});
