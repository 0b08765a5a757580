import type { CreatedObject } from '../../lib/runtime/s3-records.ts';

/** A picture in the images bucket, as a list shows it. */
export interface ListedPicture extends CreatedObject {
  readonly etag: string;
  readonly size: number;
}

export interface PicturePage {
  readonly pictures: readonly ListedPicture[];
  /** The last key of the page, where more follow. */
  readonly next: string | undefined;
}

export interface Listing {
  /** Up to a thousand pictures, in the order of their keys, behind `after`. */
  page(after: string | undefined): Promise<PicturePage>;
}

export interface Announcements {
  /** Tells label-image of a picture as S3 would have, at least once. */
  announce(picture: ListedPicture): Promise<void>;
}
