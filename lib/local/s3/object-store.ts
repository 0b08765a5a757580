import { Buckets } from './buckets.ts';
import type { WriteCondition } from './conditions.ts';
import { type CreatedListener, EventOutbox } from './event-outbox.ts';
import type { IncomingBody } from './incoming-body.ts';
import { KeyLocks } from './key-locks.ts';
import { type ListPage, type ListQuery, listKeys } from './list-objects.ts';
import { MultipartUploads } from './multipart-uploads.ts';
import { objectCreated } from './object-created.ts';
import { ObjectReader } from './object-reader.ts';
import type { ObjectRecord, Pairs } from './object-record.ts';
import { ObjectWriter } from './object-writer.ts';
import type { OpenObject } from './open-object.ts';
import { openSequencer } from './sequencer.ts';
import { openStoreFolders } from './store-folders.ts';

export interface ObjectStoreOptions {
  /** Objects are plain files at `<folder>/<bucket>/<key>`. Made when missing. */
  readonly folder: string;
  /** Metadata is kept in `<stateFolder>/s3`; on the same disk as `folder`. Made when missing. */
  readonly stateFolder: string;
  /** Buckets that have to exist; those already there keep their objects. */
  readonly buckets: readonly string[];
  /** Milliseconds since 1970. @default Date.now */
  readonly clock?: () => number;
}

export interface PutRequest {
  readonly bucket: string;
  readonly key: string;
  readonly body: IncomingBody;
  /** `content-type` and its kind, names in lower case. */
  readonly headers?: Pairs;
  /** User metadata, names without `x-amz-meta-`. */
  readonly metadata?: Pairs;
  readonly tags?: Pairs;
  /** Judged when the whole body is here, against whatever is stored at that moment. */
  readonly condition?: WriteCondition;
  /** @default 'ObjectCreated:Put' */
  readonly eventName?: ObjectRecord['eventName'];
  /** What the parts of a multipart upload say about the whole. */
  readonly multipart?: Pick<ObjectRecord, 'etag' | 'parts' | 'checksumType'>;
}

/** Buckets of objects on this disk, as S3 has them. Every refusal is an `AwsError` with S3's own code. */
export interface ObjectStore {
  /** The folder that holds one folder per bucket. */
  readonly folder: string;
  readonly buckets: Buckets;
  readonly uploads: MultipartUploads;
  /** Stores the whole body or nothing of it; an object of the same key is replaced at once. */
  put(request: PutRequest): Promise<ObjectRecord>;
  head(bucket: string, key: string): Promise<ObjectRecord>;
  /** The caller reads the content to its end or closes it. */
  open(bucket: string, key: string): Promise<OpenObject>;
  /** Deleting what is not there is not an error. */
  delete(bucket: string, key: string, condition?: WriteCondition): Promise<void>;
  /** Replaces the object's tags; no event. */
  tag(bucket: string, key: string, tags: Pairs): Promise<void>;
  list(bucket: string, query: ListQuery): ListPage;
  /** Metadata as last seen, without a look at the disk. */
  record(bucket: string, key: string): ObjectRecord | undefined;
  records(bucket: string): readonly ObjectRecord[];
  /** Makes the store agree with the file at the key's path, which a person may have put, changed or removed. */
  reconcile(bucket: string, key: string): Promise<Reconciled>;
  /** Told of every created object at least once, in order; after a restart, of those nobody took before it. */
  onCreated(listener: CreatedListener): void;
  /** Resolves when changes being made and events being told are finished. Bodies still arriving are not waited for. */
  close(): Promise<void>;
}

/** `unsettled`: the file is still being written, ask again soon. */
export type Reconciled = 'same' | 'adopted' | 'gone' | 'unsettled';

/** Opens the store, with everything it held when it was last open. */
export const openObjectStore = async (options: ObjectStoreOptions): Promise<ObjectStore> => {
  const { clock = Date.now } = options;
  const folders = await openStoreFolders(options.folder, options.stateFolder);
  const buckets = await Buckets.open(folders, clock);
  for (const name of options.buckets) if (!buckets.has(name)) await buckets.create(name);
  const locks = new KeyLocks();
  const sequencer = await openSequencer(folders.sequencerFile);
  const outbox: EventOutbox = new EventOutbox((event) => writer.markNotified(event));
  const writer = new ObjectWriter({ folders, buckets, locks, outbox, clock, sequencer });
  const reader = new ObjectReader({ buckets, locks, clock, writer });
  tellUnnotified(buckets, outbox);
  return {
    folder: folders.plain,
    buckets,
    uploads: new MultipartUploads(folders, { buckets, writer, clock }),
    put: (request) => writer.put(request),
    head: (bucket, key) => reader.head(bucket, key),
    open: (bucket, key) => reader.open(bucket, key),
    delete: (bucket, key, condition) => writer.delete(bucket, key, condition),
    tag: (bucket, key, tags) => writer.tag(bucket, key, tags),
    list: (bucket, query) => listKeys(buckets.get(bucket).keys, query),
    record: (bucket, key) => buckets.get(bucket).get(key),
    records: (bucket) => buckets.get(bucket).records(),
    reconcile: (bucket, key) => writer.reconcile(bucket, key),
    onCreated: (listener) => outbox.onCreated(listener),
    close: async () => {
      await locks.idle();
      await outbox.close();
    },
  };
};

const tellUnnotified = (buckets: Buckets, outbox: EventOutbox): void => {
  const events = buckets.all().flatMap((bucket) =>
    bucket
      .records()
      .filter(({ notified }) => !notified)
      .map((record) => objectCreated(bucket.name, record)),
  );
  for (const event of events.sort((a, b) => (a.sequencer < b.sequencer ? -1 : 1))) outbox.offer(event);
};
