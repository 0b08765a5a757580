import type { CreatedObject } from '../s3-records.ts';

/** What is written about an object: its `status` says how it ended, `rejected` that there is only a reason. */
export interface ResultDocument {
  readonly status: string;
}

/** What is already written about an object. */
export interface StoredResult {
  /** Of the event it answers. */
  readonly sequencer: string | undefined;
  readonly sourceEtag: string | undefined;
  /** ISO 8601, UTC. */
  readonly sourceTime: string | undefined;
  readonly status: string | undefined;
  /** For replacing exactly this one. */
  readonly etag: string;
}

/** Where results go: one document per object, never overwritten by an older one. */
export interface Results<D extends ResultDocument> {
  find(object: CreatedObject): Promise<StoredResult | undefined>;
  /** @returns false when somebody else wrote since `previous` was read. */
  write(object: CreatedObject, document: D, previous: StoredResult | undefined): Promise<boolean>;
}
