import type { ErrorCode } from '../../lib/core/errors.ts';
import type { ImageLabel } from '../../lib/core/images/label-document.ts';
import type { StoredObjects } from '../../lib/runtime/object-work/stored-objects.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';

/** Where pictures are read from: enough leading bytes to tell format and dimensions. */
export type Pictures = StoredObjects;

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
