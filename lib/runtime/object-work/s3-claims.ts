import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { TransientError } from '../../core/errors.ts';
import { errorFacts } from '../error-facts.ts';
import { logger } from '../logger.ts';
import { isOvertaken, stillAs, unlessOvertaken } from '../s3/conditional-write.ts';
import { readText } from '../s3/read-text.ts';
import type { CreatedObject } from '../s3-records.ts';
import type { Claims } from './claims.ts';

export interface ClaimSettings {
  readonly bucket: string;
  /** Before the names of claims. */
  readonly prefix: string;
  /** How long a claim holds whose sandbox has ended without a word: as long as an invocation may take. */
  readonly holdMs: number;
  /** Epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

const Claim = z.object({ owner: z.string(), until: z.number() });

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

/**
 * One small object per object in work, made and taken over by conditional writes, so that two deliveries of
 * one event do not both pay. The owner of a claim may take it again: SQS hands a message out anew only when its
 * last receiver has had its time.
 */
export const s3Claims = (s3: S3Client, { bucket, prefix, holdMs, now = Date.now }: ClaimSettings): Claims => {
  const acquire = async (place: Place, owner: string): Promise<string> => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = await read(s3, place);
      if (found && found.owner !== owner && found.until > now()) throw taken();
      const Body = JSON.stringify({ owner, until: now() + holdMs });
      const etag = await put(s3, { ...place, ...stillAs(found), Body });
      if (etag !== undefined) return etag;
      await sleep(RACE_PAUSE_MS);
    }
    throw taken();
  };
  /** Of a digest, for a key may be as long as a key can be. */
  const placeOf = ({ key }: CreatedObject): Place => ({
    Bucket: bucket,
    Key: `${prefix}${createHash('sha256').update(key).digest('hex')}`,
  });
  return {
    during: async (object, owner, work) => {
      const place = placeOf(object);
      const etag = await acquire(place, owner);
      try {
        return await work();
      } finally {
        await release(s3, place, etag);
      }
    },
    drop: async (object, owner) => {
      const place = placeOf(object);
      const found = await read(s3, place);
      if (found?.owner === owner) await release(s3, place, found.etag);
    },
  };
};

const MOST_ROUNDS = 3;
const RACE_PAUSE_MS = 20;

const taken = (): TransientError =>
  new TransientError('upstream_unavailable', 'another delivery is at this object; the event will come again');

const read = async (s3: S3Client, place: Place) => {
  const stored = await readText(s3, place);
  return stored && { ...Claim.parse(JSON.parse(stored.text)), etag: stored.etag };
};

/** The new claim's entity tag; `undefined` when somebody else was faster. */
const put = async (
  s3: S3Client,
  input: Place & { readonly Body: string; readonly IfMatch?: string; readonly IfNoneMatch?: string },
): Promise<string | undefined> =>
  unlessOvertaken(async () => {
    const { ETag = '*' } = await s3.send(new PutObjectCommand({ ...input, ContentType: 'application/json' }));
    return ETag;
  });

/** A claim that cannot be given back ends by itself; the work is done all the same. */
const release = async (s3: S3Client, place: Place, etag: string): Promise<void> => {
  try {
    await s3.send(new DeleteObjectCommand({ ...place, IfMatch: etag }));
  } catch (error) {
    if (!isOvertaken(error)) logger.warn('claim not given back', { error: errorFacts(error) });
  }
};
