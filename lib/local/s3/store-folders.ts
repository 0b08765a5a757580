import { mkdir, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { keyHash } from './object-key-path.ts';

/** Where everything of the store is on disk. Bucket names never begin with a dot, so `.…` is ours. */
export interface StoreFolders {
  /** Objects as plain files, one folder per bucket. */
  readonly plain: string;
  /** Metadata and objects whose keys cannot be paths, one folder per bucket. */
  readonly state: string;
  /** Bodies while they arrive; emptied at every open. */
  readonly incoming: string;
  /** Multipart uploads that are going on. */
  readonly uploads: string;
  readonly sequencerFile: string;
}

/**
 * Makes the folders and resolves links on the way to them.
 *
 * @throws {Error} when the two are on different disks, where a finished body could not be put in place at once.
 */
export const openStoreFolders = async (folder: string, stateFolder: string): Promise<StoreFolders> => {
  await mkdir(folder, { recursive: true });
  await mkdir(join(stateFolder, 's3'), { recursive: true });
  const plain = await realpath(folder);
  const state = await realpath(join(stateFolder, 's3'));
  if ((await stat(plain)).dev !== (await stat(state)).dev) {
    throw new Error(
      `${plain} and ${state} are on different disks; choose a state folder on the same disk as the objects`,
    );
  }
  const incoming = join(state, '.incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming);
  await mkdir(join(state, '.uploads'), { recursive: true });
  return {
    plain,
    state,
    incoming,
    uploads: join(state, '.uploads'),
    sequencerFile: join(state, '.sequencer'),
  };
};

/** Where one bucket's files are. */
export interface BucketFolders {
  readonly plain: string;
  readonly metadata: string;
  readonly opaque: string;
  readonly description: string;
}

export const bucketFolders = ({ plain, state }: StoreFolders, bucket: string): BucketFolders => ({
  plain: join(plain, bucket),
  metadata: join(state, bucket),
  opaque: join(state, bucket, 'opaque'),
  description: join(state, bucket, 'bucket.json'),
});

export const opaquePath = ({ opaque }: BucketFolders, key: string): string => join(opaque, keyHash(key));

/** The file of an object; the caller has made sure that a plain key is a path inside the folder. */
export const contentPath = (folders: BucketFolders, { key, stored }: Placed): string =>
  stored === 'plain' ? join(folders.plain, ...key.split('/')) : opaquePath(folders, key);

export interface Placed {
  readonly key: string;
  readonly stored: 'plain' | 'opaque';
}
