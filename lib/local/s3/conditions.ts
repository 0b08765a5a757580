import { AwsError } from '../wire/aws-error.ts';
import type { ObjectRecord } from './object-record.ts';

/** What a write demands of the object that is there now. */
export interface WriteCondition {
  /** The object must not exist. */
  readonly ifNoneMatch?: '*';
  /** The object must exist with this entity tag; `*`: must exist. */
  readonly ifMatch?: string;
}

/** @throws {AwsError} 412 PreconditionFailed, or 404 NoSuchKey when `ifMatch` has nothing to match. */
export const checkWrite = (condition: WriteCondition, current: ObjectRecord | undefined): void => {
  if (condition.ifNoneMatch !== undefined && current !== undefined) throw preconditionFailed('If-None-Match');
  if (condition.ifMatch === undefined) return;
  if (current === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  if (!matchesTag(condition.ifMatch, current.etag)) throw preconditionFailed('If-Match');
};

/** The four headers of a conditional read (or of a copy's source), as they came. */
export interface ReadConditions {
  readonly ifMatch?: string | undefined;
  readonly ifNoneMatch?: string | undefined;
  readonly ifModifiedSince?: string | undefined;
  readonly ifUnmodifiedSince?: string | undefined;
}

/**
 * Whether the object is to be given. An entity tag outranks the date beside it (RFC 9110, 13.2.2):
 * `If-Match` that holds makes `If-Unmodified-Since` moot, `If-None-Match` the same for `If-Modified-Since`.
 *
 * @returns false when the client's copy is still good (304).
 * @throws {AwsError} 412 PreconditionFailed.
 */
export const checkRead = (conditions: ReadConditions, { etag, lastModified }: ObjectRecord): boolean => {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  if (ifMatch !== undefined) {
    if (!matchesTag(ifMatch, etag)) throw preconditionFailed('If-Match');
  } else if (isLater(lastModified, ifUnmodifiedSince)) throw preconditionFailed('If-Unmodified-Since');
  if (ifNoneMatch !== undefined) return !matchesTag(ifNoneMatch, etag);
  return httpDate(ifModifiedSince) === undefined || isLater(lastModified, ifModifiedSince);
};

export const preconditionFailed = (condition: string): AwsError =>
  new AwsError(
    'PreconditionFailed',
    `At least one of the pre-conditions you specified did not hold: ${condition}`,
    412,
  );

const matchesTag = (header: string, etag: string): boolean =>
  header
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''))
    .some((tag) => tag === '*' || tag === etag);

/** HTTP dates are whole seconds, so the object's date is cut to its second before comparing. */
const isLater = (lastModified: string, header: string | undefined): boolean => {
  const limit = httpDate(header);
  return limit !== undefined && Math.floor(Date.parse(lastModified) / 1_000) * 1_000 > limit;
};

/** Milliseconds; `undefined` when there is no date, or none that can be read, which HTTP says to ignore. */
const httpDate = (header: string | undefined): number | undefined => {
  const time = Date.parse(header ?? '');
  return Number.isNaN(time) ? undefined : time;
};
