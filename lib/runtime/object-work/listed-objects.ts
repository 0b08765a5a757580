import type { CreatedObject } from '../s3-records.ts';

/** An object in a bucket, as a list shows it. */
export interface ListedObject extends CreatedObject {
  readonly etag: string;
  readonly size: number;
}

export interface ObjectPage {
  readonly objects: readonly ListedObject[];
  /** The last key of the page, where more follow. */
  readonly next: string | undefined;
}

export interface Listing {
  /** Up to a thousand objects, in the order of their keys, behind `after`. */
  page(after: string | undefined): Promise<ObjectPage>;
}

export interface Announcements {
  /** Tells the function that works on objects of one, as S3 would have, at least once. */
  announce(object: ListedObject): Promise<void>;
}
