import { stat } from 'node:fs/promises';
import { AwsError } from '../wire/aws-error.ts';
import type { Bucket } from './bucket.ts';
import type { Buckets } from './buckets.ts';
import { ifExists } from './file-errors.ts';
import type { KeyLocks } from './key-locks.ts';
import { checkKey } from './key-rules.ts';
import type { ObjectRecord } from './object-record.ts';
import type { ObjectWriter } from './object-writer.ts';
import { type OpenObject, openObject } from './open-object.ts';
import { contentPath } from './store-folders.ts';

interface StoreInternals {
  readonly buckets: Buckets;
  readonly locks: KeyLocks;
  readonly clock: () => number;
  readonly writer: ObjectWriter;
}

/** A file that nobody has written to for this long is taken to be complete. */
const SETTLED_AFTER_MS = 1_000;
/** A file changed by hand is looked at again this often before the reader is asked to come back. */
const LOOKS = 3;

/** Reads objects; metadata and bytes given together always belong together. */
export class ObjectReader {
  readonly #store: StoreInternals;

  constructor(store: StoreInternals) {
    this.#store = store;
  }

  async head(bucket: string, key: string): Promise<ObjectRecord> {
    const opened = await this.open(bucket, key);
    await opened.close();
    return opened.record;
  }

  /** @throws {AwsError} NoSuchKey; SlowDown (503, clients try again) while a person is writing to the file. */
  async open(bucketName: string, key: string): Promise<OpenObject> {
    checkKey(key);
    const bucket = this.#store.buckets.get(bucketName);
    for (let look = 0; look < LOOKS; look += 1) {
      const opened = await this.#store.locks.run(`${bucket.name}/${key}`, async () => {
        const record = bucket.get(key);
        return record === undefined ? 'gone' : await openObject(bucket, record);
      });
      if (typeof opened === 'object') return opened;
      if (opened === 'gone' || (await this.#isSettled(bucket, key))) await this.#reconcile(bucket, key);
      if (bucket.get(key) === undefined)
        throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    }
    throw new AwsError('SlowDown', `The file of "${key}" is being written to; try again.`, 503);
  }

  /** A key that was never stored has no file of ours to look at. */
  async #reconcile(bucket: Bucket, key: string): Promise<void> {
    if (bucket.get(key) !== undefined) await this.#store.writer.reconcile(bucket.name, key);
  }

  async #isSettled(bucket: Bucket, key: string): Promise<boolean> {
    const record = bucket.get(key);
    if (record === undefined) return true;
    const found = await ifExists(stat(contentPath(bucket.folders, record)));
    return found === undefined || this.#store.clock() - found.mtimeMs > SETTLED_AFTER_MS;
  }
}
