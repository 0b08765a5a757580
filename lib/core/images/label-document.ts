import type { DocumentSource } from '../document-source.ts';
import type { ErrorCode } from '../errors.ts';
import type { ImageFacts } from './image-facts.ts';

export interface ImageLabel {
  readonly name: string;
  /** 0 to 100. */
  readonly confidence: number;
  readonly parents: readonly string[];
}

/** What the labels bucket holds for one picture: exactly one document, its labels or the reason for none. */
export type LabelDocument = { readonly source: DocumentSource; readonly eventTime: string } & (
  | {
      readonly status: 'labelled';
      readonly image: ImageFacts;
      readonly labels: readonly ImageLabel[];
      readonly labelModelVersion: string;
    }
  | { readonly status: 'rejected'; readonly reason: { readonly code: ErrorCode; readonly detail: string } }
);
