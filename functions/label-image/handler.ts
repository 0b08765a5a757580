import { ValidationError } from '../../lib/core/errors.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { readQueueEvent, settleBatch } from '../../lib/runtime/queue-batch.ts';
import { type CreatedObject, readS3Notification } from '../../lib/runtime/s3-records.ts';
import { type LabelPorts, labelPicture, type Outcome } from './label-picture.ts';

export interface LabelImagePorts extends LabelPorts {
  /** The one bucket pictures may come from. */
  readonly imagesBucket: string;
}

interface Settled {
  readonly key: string;
  readonly outcome: Outcome;
}

/**
 * Takes S3 notifications, in queue messages or bare, and labels every picture they name. From a
 * queue the reply names the messages that must come again; a bare notification gets the outcomes.
 */
export const createLabelImageHandler =
  (ports: LabelImagePorts) =>
  async (event: unknown, context: LambdaContext): Promise<unknown> => {
    const batch = readQueueEvent(event);
    if (batch) return settleBatch(batch, context, (body) => labelAll(ports, body));
    return { results: await labelAll(ports, event) };
  };

/** Every picture gets its turn before a failure of one is told, so that a retry finds the others done. */
const labelAll = async (ports: LabelImagePorts, notification: unknown): Promise<readonly Settled[]> => {
  const settled: Settled[] = [];
  const failures: unknown[] = [];
  for (const object of readS3Notification(notification).created) {
    try {
      refuseForeign(ports.imagesBucket, object);
      settled.push({ key: object.key, outcome: await labelPicture(ports, object) });
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
  return settled;
};

/** Results written to the bucket that fires would feed the function with its own output. */
const refuseForeign = (imagesBucket: string, { bucket }: CreatedObject): void => {
  if (bucket === imagesBucket) return;
  throw new ValidationError('source_unexpected', `pictures come from the bucket "${imagesBucket}" only`);
};
