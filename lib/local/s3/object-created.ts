import type { ObjectRecord } from './object-record.ts';

/** An object now exists, or exists anew. The key is as the client gave it, not encoded. */
export interface ObjectCreated {
  readonly bucket: string;
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Greater, as text, than that of every earlier event of the store. */
  readonly sequencer: string;
  readonly eventName: ObjectRecord['eventName'];
  /** ISO 8601, UTC. */
  readonly eventTime: string;
}

export const objectCreated = (bucket: string, record: ObjectRecord): ObjectCreated => ({
  bucket,
  key: record.key,
  size: record.size,
  etag: record.etag,
  sequencer: record.sequencer,
  eventName: record.eventName,
  eventTime: record.lastModified,
});
