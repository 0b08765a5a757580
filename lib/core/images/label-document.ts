import type { ErrorCode } from '../errors.ts';
import type { ImageFacts } from './image-facts.ts';

/** The picture a result is about, as the event named it. */
export interface ImageSource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly etag?: string;
  /** S3's order of events on one key, hexadecimal. */
  readonly sequencer?: string;
}

export interface ImageLabel {
  readonly name: string;
  /** 0 to 100. */
  readonly confidence: number;
  readonly parents: readonly string[];
}

/** What the labels bucket holds for one picture: exactly one document, its labels or the reason for none. */
export type LabelDocument = { readonly source: ImageSource; readonly eventTime: string } & (
  | {
      readonly status: 'labelled';
      readonly image: ImageFacts;
      readonly labels: readonly ImageLabel[];
      readonly labelModelVersion: string;
    }
  | { readonly status: 'rejected'; readonly reason: { readonly code: ErrorCode; readonly detail: string } }
);

/**
 * Whether `a` happened before `b` on the same key: sequencers are compared as text, the shorter
 * one padded with zeros on the right (S3 user guide, "Event message structure").
 */
export const isBefore = (a: string, b: string): boolean => {
  const length = Math.max(a.length, b.length);
  return a.padEnd(length, '0').toLowerCase() < b.padEnd(length, '0').toLowerCase();
};
