import type { ErrorCode } from '../../lib/core/errors.ts';
import type { ImageLabel, LabelDocument } from '../../lib/core/images/label-document.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';

/** The beginning of an object, or why there is none. */
export type HeadOfObject =
  | { readonly found: true; readonly bytes: Uint8Array; readonly etag: string | undefined }
  | { readonly found: false; readonly because: 'deleted' | 'archived' };

/** Where pictures are read from. */
export interface Pictures {
  /** Enough leading bytes to tell format and dimensions. */
  head(object: CreatedObject): Promise<HeadOfObject>;
}

export type Labelled =
  | { readonly ok: true; readonly labels: readonly ImageLabel[]; readonly modelVersion: string }
  /** The service will never take this picture. */
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string }
  /** The service found nothing that it may read; whose fault that is, it does not say. */
  | { readonly ok: false; readonly unreadable: true };

/** Who labels them: one paid call. */
export interface Labeller {
  label(object: CreatedObject): Promise<Labelled>;
}

/** Who is at a picture, so that no two deliveries pay for the same one. */
export interface Claims {
  /**
   * Does the work while nobody else does any on this picture; an owner whose work was cut off may start anew.
   *
   * @throws {TransientError} when another owner is at it.
   */
  during<T>(object: CreatedObject, owner: string, work: () => Promise<T>): Promise<T>;
  /** Frees the picture, where the owner's last work was cut off after everything was done. */
  drop(object: CreatedObject, owner: string): Promise<void>;
}

/** What is already written about a picture. */
export interface StoredResult {
  /** Of the event it answers. */
  readonly sequencer: string | undefined;
  readonly sourceEtag: string | undefined;
  /** ISO 8601, UTC. */
  readonly sourceTime: string | undefined;
  readonly status: LabelDocument['status'] | undefined;
  /** For replacing exactly this one. */
  readonly etag: string;
}

/** Where results go: one document per picture, never overwritten by an older one. */
export interface Results {
  find(object: CreatedObject): Promise<StoredResult | undefined>;
  /** @returns false when somebody else wrote since `previous` was read. */
  write(object: CreatedObject, document: LabelDocument, previous: StoredResult | undefined): Promise<boolean>;
}
