import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import { TransientError } from '../../lib/core/errors.ts';
import { errorFacts } from '../../lib/runtime/error-facts.ts';
import { logger } from '../../lib/runtime/logger.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import { CLAIMS_PREFIX } from './definition.ts';
import type { Claims } from './ports.ts';

export interface ClaimSettings {
  readonly bucket: string;
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
 * One small object per picture in work, made and taken over by conditional writes, so that two deliveries of
 * one event do not both pay. The owner of a claim may take it again: SQS hands a message out anew only when its
 * last receiver has had its time.
 */
export const s3Claims = (s3: S3Client, { bucket, holdMs, now = Date.now }: ClaimSettings): Claims => {
  const acquire = async (place: Place, owner: string): Promise<string> => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = await read(s3, place);
      if (found && found.owner !== owner && found.until > now()) throw taken();
      const condition = found ? { IfMatch: found.etag } : { IfNoneMatch: '*' };
      const Body = JSON.stringify({ owner, until: now() + holdMs });
      const etag = await put(s3, { ...place, ...condition, Body });
      if (etag !== undefined) return etag;
      await sleep(RACE_PAUSE_MS);
    }
    throw taken();
  };
  /** Of a digest, for a key may be as long as a key can be. */
  const placeOf = ({ key }: CreatedObject): Place => ({
    Bucket: bucket,
    Key: `${CLAIMS_PREFIX}${createHash('sha256').update(key).digest('hex')}`,
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
  new TransientError(
    'upstream_unavailable',
    'another delivery is at this picture; the event will come again',
  );

const read = async (s3: S3Client, place: Place) => {
  try {
    const { Body, ETag = '*' } = await s3.send(new GetObjectCommand(place));
    return { ...Claim.parse(JSON.parse((await Body?.transformToString()) ?? 'null')), etag: ETag };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
};

/** The new claim's entity tag; `undefined` when somebody else was faster. */
const put = async (
  s3: S3Client,
  input: Place & { readonly Body: string; readonly IfMatch?: string; readonly IfNoneMatch?: string },
): Promise<string | undefined> => {
  try {
    const { ETag = '*' } = await s3.send(new PutObjectCommand({ ...input, ContentType: 'application/json' }));
    return ETag;
  } catch (error) {
    if (LOST_RACE.has(statusOf(error))) return undefined;
    throw error;
  }
};

/** A claim that cannot be given back ends by itself; the work is done all the same. */
const release = async (s3: S3Client, place: Place, etag: string): Promise<void> => {
  try {
    await s3.send(new DeleteObjectCommand({ ...place, IfMatch: etag }));
  } catch (error) {
    if (!LOST_RACE.has(statusOf(error))) logger.warn('claim not given back', { error: errorFacts(error) });
  }
};

/** The condition does not hold, another conditional write is under way, or the claim has just gone. */
const LOST_RACE: ReadonlySet<number | undefined> = new Set([412, 409, 404]);

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
