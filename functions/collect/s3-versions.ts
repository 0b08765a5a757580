import { createReadStream } from 'node:fs';
import { HeadObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { Manifest, Pointer } from '../../lib/core/datasets/manifest.ts';
import { LIST_KEY, pointerKey, RUN_KEY } from '../../lib/core/datasets/version-keys.ts';
import { ConfigError } from '../../lib/core/errors.ts';
import { failureClassOf } from '../../lib/core/failure-class.ts';
import { inTries } from '../../lib/runtime/in-tries.ts';
import { readText } from '../../lib/runtime/runs/s3-text.ts';
import type { LocalCopy, Runs, Versions } from './ports.ts';

/** Versions in the datasets bucket. Data is never overwritten, the pointer only by whoever has read it. */
export const s3Versions = (s3: S3Client, bucket: string): Versions & Runs => {
  const at = (Key: string) => ({ Bucket: bucket, Key });
  const putJson = async (Key: string, value: unknown, condition: Condition = {}): Promise<void> => {
    const Body = `${JSON.stringify(value, null, 2)}\n`;
    const ContentType = 'application/json';
    await s3.send(new PutObjectCommand({ ...at(Key), Body, ContentType, ...condition }));
  };
  return {
    list: async () => (await readText(s3, at(LIST_KEY)))?.text,
    report: (run) => putJson(RUN_KEY, run),
    latest: async (name) => {
      const stored = await readText(s3, at(pointerKey(name)));
      if (stored === undefined) return undefined;
      const pointer = parsed(Pointer, stored.text);
      if (pointer !== undefined) return { pointer, etag: stored.etag };
      const advice = 'restore it, or remove it to begin anew';
      throw new ConfigError('misconfigured', `latest.json of this data set was not written here; ${advice}`);
    },
    manifest: async (key) => parsed(Manifest, (await readText(s3, at(key)))?.text ?? ''),
    keep: async (key, copy) => {
      const there = await digestAt(s3, at(key));
      if (there !== undefined) return there === copy.sha256;
      const isFirst = await won(() => putData(s3, at(key), copy));
      return isFirst || (await digestAt(s3, at(key))) === copy.sha256;
    },
    describe: (key, manifest) => putJson(key, manifest),
    publish: (pointer, previous) => {
      const condition = previous ? { IfMatch: previous.etag } : { IfNoneMatch: '*' };
      return won(() => putJson(pointerKey(pointer.name), pointer, condition));
    },
  };
};

interface Place {
  readonly Bucket: string;
  readonly Key: string;
}
type Condition = { readonly IfMatch?: string; readonly IfNoneMatch?: string };

const parsed = <T>(schema: z.ZodType<T>, text: string): T | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** SHA-256 of the data that is there, as it was noted; '' where it was not. */
const digestAt = async (s3: S3Client, place: Place): Promise<string | undefined> => {
  try {
    const { Metadata } = await s3.send(new HeadObjectCommand(place));
    return Metadata?.sha256 ?? '';
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
};

const UPLOAD_TRIES = 3;
const UPLOAD_MS = 60_000;

/** S3 checks the digest. The SDK does not try again what it reads from a file. */
const putData = (s3: S3Client, place: Place, { path, sha256, bytes, facts }: LocalCopy): Promise<void> =>
  inTries(
    async () => {
      const described = {
        ContentType: MEDIA_TYPE.exec(facts.contentType ?? '')?.[0] ?? 'application/octet-stream',
        ContentLength: bytes,
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
        Metadata: { sha256 },
      };
      const Body = createReadStream(path);
      try {
        await s3.send(new PutObjectCommand({ ...place, ...described, Body, IfNoneMatch: '*' }));
        return { ok: true, value: undefined };
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error('the upload failed', { cause: thrown });
        const again = !LOST_RACE.has(statusOf(error)) && failureClassOf(error) !== 'Config';
        return { ok: false, error, again };
      } finally {
        Body.destroy();
      }
    },
    { tries: UPLOAD_TRIES, totalMs: UPLOAD_MS },
  );

const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,80}(?:; ?charset=[\w-]{1,20})?/;

/** Whether the conditional write was the first. */
const won = async (write: () => Promise<void>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (error) {
    if (LOST_RACE.has(statusOf(error))) return false;
    throw error;
  }
};

/** The condition does not hold, another conditional write is under way, or the object has just gone. */
const LOST_RACE: ReadonlySet<number | undefined> = new Set([412, 409, 404]);

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
