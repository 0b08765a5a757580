import { join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { findDisagreements, isKnown, type ObjectPlace } from './folder-scan.ts';
import { isIgnoredName } from './ignored-name.ts';
import type { ObjectStore } from './object-store.ts';
import { settledFile } from './settled-file.ts';
import { Slots } from './slots.ts';

export interface FolderWatch {
  /** Resolves when the folder is watched and what was dropped before is in the store. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Files read at once: a thousand dropped together must not use up the process's open files. */
const FILES_AT_ONCE = 16;
/** How often the folder is gone through when the system cannot watch it (too many files, say). */
const SCAN_EVERY_MS = 2_000;

/**
 * Makes whatever a person does in the store's folder happen in the store: a file copied, moved, saved or changed
 * is an upload as soon as it is wholly written, a file removed is a delete. Returns at once; looking through what
 * is already there goes on meanwhile. `report` hears what goes wrong.
 */
export const watchFolder = (
  store: ObjectStore,
  report: (error: unknown) => void = console.error,
): FolderWatch => {
  const follower = new Follower(store, report);
  const watcher = watch(store.folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => namesOf(store, path).some(isIgnoredName),
  });
  let scanning: NodeJS.Timeout | undefined;
  const scan = async () => follower.followAll(await findDisagreements(store));
  watcher.on('all', (_, path) => follower.follow(placeOf(store, path)));
  watcher.on('error', (error) => {
    report(error);
    scanning ??= setInterval(() => scan().catch(report), SCAN_EVERY_MS).unref();
  });
  const ready = new Promise<void>((resolve) => watcher.once('ready', resolve)).then(scan).catch(report);
  return {
    ready,
    close: async () => {
      clearInterval(scanning);
      await watcher.close();
      await follower.close();
    },
  };
};

/** Brings places of the folder into the store, one run per place at a time. */
class Follower {
  readonly #store: ObjectStore;
  readonly #report: (error: unknown) => void;
  readonly #slots = new Slots(FILES_AT_ONCE);
  readonly #stop = new AbortController();
  readonly #running = new Map<string, { again: boolean; readonly done: Promise<void> }>();

  constructor(store: ObjectStore, report: (error: unknown) => void) {
    this.#store = store;
    this.#report = report;
  }

  /** Something happened at the place. A place that is being followed is followed once more afterwards. */
  follow(place: ObjectPlace | undefined): void {
    if (place === undefined || this.#stop.signal.aborted) return;
    const path = join(this.#store.folder, place.bucket, ...place.key.split('/'));
    const running = this.#running.get(path);
    if (running !== undefined) running.again = true;
    else this.#running.set(path, { again: false, done: this.#run(path, place) });
  }

  async followAll(places: readonly ObjectPlace[]): Promise<void> {
    for (const place of places) this.follow(place);
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.followAll([]);
  }

  async #run(path: string, place: ObjectPlace): Promise<void> {
    const { signal } = this.#stop;
    const { bucket, key } = place;
    try {
      if (await isKnown(this.#store, place)) return;
      let isSettled = false;
      while (!isSettled && !signal.aborted) {
        await settledFile(path, signal);
        const running = this.#running.get(path);
        if (running !== undefined) running.again = false;
        const outcome = await this.#slots.run(() => this.#store.reconcile(bucket, key));
        isSettled = outcome !== 'unsettled' && this.#running.get(path)?.again !== true;
      }
    } catch (error) {
      if (!signal.aborted) this.#report(error);
    } finally {
      this.#running.delete(path);
    }
  }
}

const namesOf = ({ folder }: ObjectStore, path: string): readonly string[] =>
  relative(folder, path)
    .split(sep)
    .filter((name) => name !== '');

/** The object that a path is the place of; `undefined` for a folder that is no bucket's. */
const placeOf = (store: ObjectStore, path: string): ObjectPlace | undefined => {
  const [bucket = '', ...names] = namesOf(store, path);
  return store.buckets.has(bucket) && names.length > 0 ? { bucket, key: names.join('/') } : undefined;
};
