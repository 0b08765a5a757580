import { AwsError } from '../wire/aws-error.ts';
import type { Bucket } from './bucket.ts';
import { makeBucket, readBuckets, removeBucket } from './bucket-folders.ts';
import { checkBucketName } from './key-rules.ts';
import type { StoreFolders } from './store-folders.ts';

/** The buckets of a store. */
export class Buckets {
  readonly #folders: StoreFolders;
  readonly #clock: () => number;
  readonly #buckets: Map<string, Bucket>;
  readonly #making = new Map<string, Promise<void>>();

  private constructor(folders: StoreFolders, clock: () => number, buckets: readonly Bucket[]) {
    this.#folders = folders;
    this.#clock = clock;
    this.#buckets = new Map(buckets.map((bucket) => [bucket.name, bucket]));
  }

  static async open(folders: StoreFolders, clock: () => number): Promise<Buckets> {
    return new Buckets(folders, clock, await readBuckets(folders));
  }

  /** By name, in S3's order. */
  all(): readonly Bucket[] {
    return [...this.#buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  has(name: string): boolean {
    return this.#buckets.has(name);
  }

  /** @throws {AwsError} NoSuchBucket. */
  get(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined)
      throw new AwsError('NoSuchBucket', `The specified bucket does not exist: "${name}"`, 404);
    return bucket;
  }

  /** Does nothing when the bucket exists. @throws {AwsError} InvalidBucketName. */
  async create(name: string): Promise<void> {
    checkBucketName(name);
    if (this.#buckets.has(name)) return;
    const making = this.#making.get(name) ?? this.#make(name);
    this.#making.set(name, making);
    await making.finally(() => this.#making.delete(name));
  }

  /** @throws {AwsError} BucketNotEmpty; OperationAborted while an object is being written to it. */
  async delete(name: string): Promise<void> {
    const bucket = this.get(name);
    if (bucket.keys.length > 0)
      throw new AwsError('BucketNotEmpty', `The bucket you tried to delete is not empty: "${name}"`, 409);
    if (bucket.writers > 0)
      throw new AwsError('OperationAborted', `Objects are being written to "${name}"; try again.`, 409);
    this.#buckets.delete(name);
    await removeBucket(bucket);
  }

  async #make(name: string): Promise<void> {
    const created = new Date(this.#clock()).toISOString();
    this.#buckets.set(name, await makeBucket(this.#folders, name, created));
  }
}
