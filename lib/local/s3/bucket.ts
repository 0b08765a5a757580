import type { ObjectRecord } from './object-record.ts';
import { PathClaims } from './path-claims.ts';
import { SortedKeys } from './sorted-keys.ts';
import type { BucketFolders } from './store-folders.ts';

/** One bucket as held in memory: every object's metadata, in S3's order, and the paths in use. */
export class Bucket {
  readonly name: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly folders: BucketFolders;
  readonly keys: SortedKeys;
  readonly claims = new PathClaims();
  /** Writes that are going on; a bucket with any cannot be deleted. */
  writers = 0;
  readonly #records: Map<string, ObjectRecord>;

  constructor(
    description: { name: string; created: string },
    folders: BucketFolders,
    records: readonly ObjectRecord[],
  ) {
    this.name = description.name;
    this.created = description.created;
    this.folders = folders;
    this.#records = new Map(records.map((record) => [record.key, record]));
    this.keys = new SortedKeys(this.#records.keys());
    for (const { key, stored } of records) if (stored === 'plain') this.claims.hold(key);
  }

  get(key: string): ObjectRecord | undefined {
    return this.#records.get(key);
  }

  /** A snapshot: changes while somebody goes through it are not seen. */
  records(): readonly ObjectRecord[] {
    return [...this.#records.values()];
  }

  set(record: ObjectRecord): void {
    this.#records.set(record.key, record);
    this.keys.add(record.key);
  }

  /** Forgets the object and gives its path back. */
  delete(record: ObjectRecord): void {
    if (!this.#records.delete(record.key)) return;
    this.keys.delete(record.key);
    if (record.stored === 'plain') this.claims.release(record.key);
  }
}
