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
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string };

/** Who labels them: one paid call. */
export interface Labeller {
  label(object: CreatedObject): Promise<Labelled>;
}

/** What is already written about a picture. */
export interface StoredResult {
  /** Of the event it answers. */
  readonly sequencer: string | undefined;
  readonly sourceEtag: string | undefined;
  /** For replacing exactly this one. */
  readonly etag: string;
}

/** Where results go: one document per picture, never overwritten by an older one. */
export interface Results {
  find(object: CreatedObject): Promise<StoredResult | undefined>;
  /** @returns false when somebody else wrote since `previous` was read. */
  write(object: CreatedObject, document: LabelDocument, previous: StoredResult | undefined): Promise<boolean>;
}
