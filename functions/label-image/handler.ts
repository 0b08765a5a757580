import { ValidationError } from '../../lib/core/errors.ts';
import { failureClassOf } from '../../lib/core/failure-class.ts';
import { createBreaker } from '../../lib/runtime/breaker.ts';
import { type Clock, systemClock } from '../../lib/runtime/clock.ts';
import { correlated, safeId } from '../../lib/runtime/correlation.ts';
import type { DeadLetters } from '../../lib/runtime/dead-letters.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { correlationOfNotification, correlationOfObject } from '../../lib/runtime/object-correlation.ts';
import { type Delivery, settleBatch } from '../../lib/runtime/queue-batch.ts';
import { readQueueEvent } from '../../lib/runtime/queue-event.ts';
import { type CreatedObject, readS3Notification } from '../../lib/runtime/s3-records.ts';
import { type LabelPorts, labelPicture, type Outcome } from './label-picture.ts';
import { recordOutcome } from './record-outcome.ts';

export interface LabelImagePorts extends LabelPorts {
  /** The one bucket pictures may come from. */
  readonly imagesBucket: string;
  readonly deadLetters: DeadLetters;
  /** @default the system's */
  readonly clock?: Clock;
}

interface Settled {
  readonly key: string;
  readonly outcome: Outcome;
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

/**
 * Every picture gets its turn before a failure of one is told, so that a retry finds the others done; what may
 * succeed yet is told before what never will.
 */
const labelAll = async (
  ports: LabelImagePorts,
  notification: unknown,
  delivery: Delivery,
): Promise<readonly Settled[]> => {
  const settled: Settled[] = [];
  const failures: unknown[] = [];
  for (const object of readS3Notification(notification).created) {
    try {
      settled.push(
        await correlated(safeId(correlationOfObject(object)), () => settle(ports, object, delivery)),
      );
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) {
    throw failures.find((failure) => failureClassOf(failure) !== 'Permanent') ?? failures[0];
  }
  return settled;
};

const settle = async (
  ports: LabelImagePorts,
  object: CreatedObject,
  delivery: Delivery,
): Promise<Settled> => {
  refuseForeign(ports.imagesBucket, object);
  const outcome = await labelPicture(ports, object, delivery);
  recordOutcome(object, outcome);
  return { key: object.key, outcome };
};

/** Results written to the bucket that fires would feed the function with its own output. */
const refuseForeign = (imagesBucket: string, { bucket }: CreatedObject): void => {
  if (bucket === imagesBucket) return;
  throw new ValidationError('source_unexpected', `pictures come from the bucket "${imagesBucket}" only`);
};
