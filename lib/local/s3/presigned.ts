import { AwsError } from '../wire/aws-error.ts';

/** S3 signs for a week at most. */
const LONGEST_SECONDS = 604_800;

/**
 * Refuses a presigned URL whose time is over, in the signature's version 4 (`X-Amz-Expires`) or 2 (`Expires`).
 * Signatures themselves are not verified: any credentials are good here.
 *
 * @throws {AwsError} AccessDenied (403) when it has expired; AuthorizationQueryParametersError when the times make no sense.
 */
export const checkPresigned = (query: URLSearchParams, nowMs: number): void => {
  const deadlineMs = query.has('X-Amz-Signature') ? version4(query) : version2(query);
  if (deadlineMs !== undefined && nowMs > deadlineMs)
    throw new AwsError('AccessDenied', 'Request has expired', 403);
};

const version4 = (query: URLSearchParams): number => {
  const seconds = Number(query.get('X-Amz-Expires') ?? Number.NaN);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_SECONDS) {
    throw refuse(`X-Amz-Expires must be a whole number of seconds between 1 and ${LONGEST_SECONDS}`);
  }
  const signed = Date.parse((query.get('X-Amz-Date') ?? '').replace(COMPACT_DATE, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(signed))
    throw refuse("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
  return signed + seconds * 1_000;
};

const version2 = (query: URLSearchParams): number | undefined => {
  const expires = query.get('Expires');
  if (expires === null || !query.has('Signature')) return undefined;
  if (!/^\d+$/.test(expires))
    throw new AwsError('AccessDenied', 'Invalid date (should be seconds since epoch)', 403);
  return Number(expires) * 1_000;
};

const COMPACT_DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

const refuse = (message: string): AwsError => new AwsError('AuthorizationQueryParametersError', message);
