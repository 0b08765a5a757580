import { rm } from 'node:fs/promises';
import { AwsError } from '../wire/aws-error.ts';
import type { Bucket } from './bucket.ts';
import type { Buckets } from './buckets.ts';
import { checkWrite, type WriteCondition } from './conditions.ts';
import type { EventOutbox } from './event-outbox.ts';
import { fileUpload } from './file-upload.ts';
import { type SpooledBody, spoolBody } from './incoming-body.ts';
import type { KeyLocks } from './key-locks.ts';
import { checkKey } from './key-rules.ts';
import { rewriteRecord } from './metadata-files.ts';
import { type ObjectCreated, objectCreated } from './object-created.ts';
import { statInside } from './object-files.ts';
import type { ObjectRecord, Pairs } from './object-record.ts';
import type { PutRequest, Reconciled } from './object-store.ts';
import {
  adoptFile,
  dropRecord,
  placeObject,
  type RecordDraft,
  removeObject,
  rootOf,
} from './place-object.ts';
import { contentPath, type StoreFolders } from './store-folders.ts';

interface StoreInternals {
  readonly folders: StoreFolders;
  readonly buckets: Buckets;
  readonly locks: KeyLocks;
  readonly outbox: EventOutbox;
  readonly clock: () => number;
  readonly sequencer: () => string;
}

/** Everything that changes objects. Changes of one key happen one after the other. */
export class ObjectWriter {
  readonly #store: StoreInternals;

  constructor(store: StoreInternals) {
    this.#store = store;
  }

  async put(request: PutRequest): Promise<ObjectRecord> {
    checkKey(request.key);
    const bucket = this.#store.buckets.get(request.bucket);
    bucket.writers += 1;
    try {
      const body = await spoolBody(request.body, this.#store.folders.incoming);
      try {
        return await this.#locked(bucket, request.key, () => this.#commit(bucket, request, body));
      } finally {
        await rm(body.path, { force: true });
      }
    } finally {
      bucket.writers -= 1;
    }
  }

  async delete(bucketName: string, key: string, condition: WriteCondition = {}): Promise<void> {
    checkKey(key);
    const bucket = this.#store.buckets.get(bucketName);
    await this.#locked(bucket, key, async () => {
      const current = bucket.get(key);
      checkWrite(condition, current);
      if (current !== undefined) await removeObject(bucket, current);
    });
  }

  async tag(bucketName: string, key: string, tags: Pairs): Promise<void> {
    const bucket = this.#store.buckets.get(bucketName);
    await this.#locked(bucket, key, async () => {
      const current = bucket.get(key);
      if (current === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
      await this.#rewrite(bucket, { ...current, tags: [...tags] });
    });
  }

  /** See `ObjectStore.reconcile`. A file with new content is a new upload; a new date alone is not. */
  async reconcile(bucketName: string, key: string): Promise<Reconciled> {
    const bucket = this.#store.buckets.get(bucketName);
    return this.#locked(bucket, key, async () => {
      const current = bucket.get(key);
      const file = await fileUpload(bucket, key, current);
      if (file === 'same' || file === 'unsettled') return file;
      if (file === 'gone') return this.#forget(bucket, current);
      if (current?.stored === 'plain' && current.etag === file.md5)
        return this.#redate(bucket, current, file.mtimeMs);
      const draft = this.#draft({ bucket: bucketName, key, headers: file.headers }, file);
      this.#store.outbox.offer(objectCreated(bucket.name, await adoptFile(bucket, draft)));
      return 'adopted';
    });
  }

  /** Nothing to do when the object has been replaced or deleted since. */
  async markNotified({ bucket: name, key, sequencer }: ObjectCreated): Promise<void> {
    if (!this.#store.buckets.has(name)) return;
    const bucket = this.#store.buckets.get(name);
    await this.#locked(bucket, key, async () => {
      const record = bucket.get(key);
      if (record?.sequencer === sequencer) await this.#rewrite(bucket, { ...record, notified: true });
    });
  }

  async #commit(bucket: Bucket, request: PutRequest, body: SpooledBody): Promise<ObjectRecord> {
    checkWrite(request.condition ?? {}, bucket.get(request.key));
    const record = await placeObject(bucket, this.#draft(request, body), body.path);
    this.#store.outbox.offer(objectCreated(bucket.name, record));
    return record;
  }

  #draft(request: Omit<PutRequest, 'body'>, body: Omit<SpooledBody, 'path'>): RecordDraft {
    return {
      key: request.key,
      size: body.size,
      mtimeMs: body.mtimeMs,
      etag: body.md5,
      lastModified: new Date(this.#store.clock()).toISOString(),
      sequencer: this.#store.sequencer(),
      headers: [...(request.headers ?? [])],
      metadata: [...(request.metadata ?? [])],
      tags: [...(request.tags ?? [])],
      checksums: body.checksums,
      checksumType: 'FULL_OBJECT',
      parts: [],
      eventName: request.eventName ?? 'ObjectCreated:Put',
      notified: false,
      ...request.multipart,
    };
  }

  async #forget(bucket: Bucket, current: ObjectRecord | undefined): Promise<Reconciled> {
    if (current === undefined) return 'gone';
    const content = await statInside(rootOf(bucket, current), contentPath(bucket.folders, current));
    if (content !== undefined) return 'same';
    await dropRecord(bucket, current);
    return 'gone';
  }

  async #redate(bucket: Bucket, current: ObjectRecord, mtimeMs: number): Promise<Reconciled> {
    await this.#rewrite(bucket, { ...current, mtimeMs });
    return 'same';
  }

  async #rewrite(bucket: Bucket, record: ObjectRecord): Promise<void> {
    await rewriteRecord(bucket.folders, record, this.#store.folders.incoming);
    bucket.set(record);
  }

  #locked<T>(bucket: Bucket, key: string, work: () => Promise<T>): Promise<T> {
    return this.#store.locks.run(`${bucket.name}/${key}`, work);
  }
}
