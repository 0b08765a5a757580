import { createHash } from 'node:crypto';
import type { JsonObject } from '../wire/json-service.ts';
import { memberOf } from './inline-picture.ts';

/** A request by which its recording is found again. */
export interface RecordedRequest {
  /** 64 hex digits. */
  readonly digest: string;
  /** What was asked; a picture is told by the digest and the number of its bytes. */
  readonly request: JsonObject;
}

/** The order of members and the spacing of the body say nothing; all else does. */
export const recordedRequest = (target: string, input: JsonObject): RecordedRequest => {
  const request = withoutPicture(input);
  const digest = createHash('sha256')
    .update(`${target}\n${canonicalJson(request)}`)
    .digest('hex');
  return { digest, request };
};

const withoutPicture = (input: JsonObject): JsonObject => {
  const bytes = memberOf(input, 'Image')?.Bytes;
  if (typeof bytes !== 'string') return input;
  const picture = Buffer.from(bytes, 'base64');
  const sha256 = createHash('sha256').update(picture).digest('hex');
  return { ...input, Image: { Bytes: { sha256, bytes: picture.length } } };
};

/** JSON whose objects have their members in one order. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
