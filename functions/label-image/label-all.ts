import { ValidationError } from '../../lib/core/errors.ts';
import { failureClassOf } from '../../lib/core/failure-class.ts';
import { correlated, safeId } from '../../lib/runtime/correlation.ts';
import { correlationOfObject } from '../../lib/runtime/object-correlation.ts';
import type { Delivery } from '../../lib/runtime/queue-batch.ts';
import { type CreatedObject, readS3Notification } from '../../lib/runtime/s3-records.ts';
import { type LabelPorts, labelPicture, type Outcome } from './label-picture.ts';
import { recordOutcome } from './record-outcome.ts';

export interface NotifiedPorts extends LabelPorts {
  /** The one bucket pictures may come from. */
  readonly imagesBucket: string;
}

interface Settled {
  readonly key: string;
  readonly outcome: Outcome;
}

/**
 * Every picture gets its turn before a failure of one is told, so that a retry finds the others done; what may
 * succeed yet is told before what never will.
 */
export const labelAll = async (
  ports: NotifiedPorts,
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

const settle = async (ports: NotifiedPorts, object: CreatedObject, delivery: Delivery): Promise<Settled> => {
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
