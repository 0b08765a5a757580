/** The object a result is about, as the event named it. */
export interface DocumentSource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
  readonly etag?: string;
  /** S3's order of events on one key, hexadecimal. */
  readonly sequencer?: string;
}

/**
 * Whether `a` happened before `b` on the same key: sequencers are compared as text, the shorter
 * one padded with zeros on the right (S3 user guide, "Event message structure").
 */
export const isBefore = (a: string, b: string): boolean => {
  const length = Math.max(a.length, b.length);
  return a.padEnd(length, '0').toLowerCase() < b.padEnd(length, '0').toLowerCase();
};
