import { ValidationError } from '../../core/errors.ts';
import { failureClassOf } from '../../core/failure-class.ts';
import { correlated, digestOf, safeId } from '../correlation.ts';
import { logger } from '../logger.ts';
import { count, type MetricName } from '../metrics.ts';
import { correlationOfObject } from '../object-correlation.ts';
import type { Delivery } from '../queue-batch.ts';
import { type CreatedObject, readS3Notification } from '../s3-records.ts';
import type { ResultDocument } from './results.ts';
import {
  type ObjectEvent,
  type ObjectWork,
  type Outcome,
  type SettlePorts,
  settleObject,
} from './settle-object.ts';

/** What a function does with the objects of one bucket. */
export interface BucketWork<D extends ResultDocument, F> {
  readonly ports: SettlePorts<D>;
  readonly does: ObjectWork<D, F>;
  /** The one bucket objects may come from. */
  readonly bucket: string;
  /** What an object is called in the log: `picture`. */
  readonly noun: string;
}

export interface SettledObject {
  readonly key: string;
  readonly outcome: string;
}

/**
 * Every object that a notification names gets its turn before a failure of one is told, so that a retry finds the
 * others done; what may succeed yet is told before what never will.
 */
export const settleAll = async <D extends ResultDocument, F>(
  work: BucketWork<D, F>,
  notification: unknown,
  delivery: Delivery,
): Promise<readonly SettledObject[]> => {
  const settled: SettledObject[] = [];
  const failures: unknown[] = [];
  for (const object of readS3Notification(notification).created) {
    try {
      const id = safeId(correlationOfObject(object));
      settled.push(await correlated(id, () => settle(work, { object, delivery })));
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) {
    throw failures.find((failure) => failureClassOf(failure) !== 'Permanent') ?? failures[0];
  }
  return settled;
};

const settle = async <D extends ResultDocument, F>(
  { ports, does, bucket, noun }: BucketWork<D, F>,
  event: ObjectEvent,
): Promise<SettledObject> => {
  refuseForeign(bucket, event.object, noun);
  const outcome = await settleObject(ports, does, event);
  recordOutcome(event.object, outcome, noun);
  return { key: event.object.key, outcome };
};

/** Results written to the bucket that fires would feed the function with its own output. */
const refuseForeign = (expected: string, { bucket }: CreatedObject, noun: string): void => {
  if (bucket === expected) return;
  throw new ValidationError('source_unexpected', `${noun}s come from the bucket "${expected}" only`);
};

const METRICS: Readonly<Record<string, MetricName>> = {
  rejected: 'Poison',
  duplicate: 'Duplicates',
  stale: 'Stale',
};

/** Counts and logs how an event ended. A key may name a person, so that the log holds its digest. */
const recordOutcome = (
  { bucket, key }: CreatedObject,
  outcome: Outcome<ResultDocument>,
  noun: string,
): void => {
  count(METRICS[outcome] ?? 'Predicted');
  logger.info(`${noun} settled`, { outcome, object: digestOf(bucket, key) });
};
