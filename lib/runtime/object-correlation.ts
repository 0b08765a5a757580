import { digestOf } from './correlation.ts';
import { type CreatedObject, readS3Notification } from './s3-records.ts';

/** The id by which log lines about an object's event are found: S3's own, or else one that follows from the event. */
export const correlationOfObject = ({ bucket, key, sequencer = '', requestId }: CreatedObject): string =>
  requestId ?? digestOf(bucket, key, sequencer);

/** The id of the first object in what may be a notification; `undefined` when it names none. */
export const correlationOfNotification = (event: unknown): string | undefined => {
  try {
    const [first] = readS3Notification(event).created;
    return first && correlationOfObject(first);
  } catch {
    return undefined;
  }
};
