import type { LabelDocument } from '../../lib/core/images/label-document.ts';
import type { StoredResult } from '../../lib/runtime/object-work/results.ts';
import type { HeadOfObject } from '../../lib/runtime/object-work/stored-objects.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';

export interface ObjectVersion {
  readonly key: string;
  readonly etag: string;
  readonly versionId: string;
  readonly sequencer: string;
  /** ISO 8601. */
  readonly eventTime: string;
  readonly bytes: Uint8Array;
}

export interface WrittenResult {
  readonly document: LabelDocument;
  readonly stored: StoredResult;
}

/** Both buckets, with S3's versions and conditional writes, and a count of everything that was written. */
export const memoryS3 = () => {
  const versions = new Map<string, ObjectVersion>();
  const latest = new Map<string, ObjectVersion>();
  const results = new Map<string, WrittenResult>();
  const claims = new Map<string, { owner: string; until: number }>();
  const writes: WrittenResult[] = [];
  return {
    latest,
    results,
    claims,
    writes,
    create: (version: ObjectVersion) => {
      versions.set(version.versionId, version);
      latest.set(version.key, version);
    },
    /** Puts a marker over the versions, which stay readable by their ids. */
    delete: (key: string) => latest.delete(key),
    read: ({ key, versionId }: CreatedObject): HeadOfObject => {
      const version = versionId === undefined ? latest.get(key) : versions.get(versionId);
      if (!version) return { found: false, because: 'deleted' };
      return { found: true, bytes: version.bytes, etag: version.etag };
    },
    write: (object: CreatedObject, document: LabelDocument, previous: StoredResult | undefined): boolean => {
      if (results.get(object.key)?.stored.etag !== previous?.etag) return false;
      const stored: StoredResult = {
        sequencer: object.sequencer,
        sourceEtag: object.etag,
        sourceTime: object.eventTime,
        status: document.status,
        etag: `result-${writes.length}`,
      };
      results.set(object.key, { document, stored });
      writes.push({ document, stored });
      return true;
    },
  };
};

export type MemoryS3 = ReturnType<typeof memoryS3>;
