import { createReadStream } from 'node:fs';
import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type * as z from 'zod';
import { Manifest, Pointer } from '../../lib/core/datasets/manifest.ts';
import { LIST_KEY, pointerKey, RUN_KEY } from '../../lib/core/datasets/version-keys.ts';
import { ConfigError } from '../../lib/core/errors.ts';
import { failureClassOf } from '../../lib/core/failure-class.ts';
import { inTries } from '../../lib/runtime/in-tries.ts';
import { isOvertaken, statusOf, stillAs, unlessOvertaken } from '../../lib/runtime/s3/conditional-write.ts';
import { readText } from '../../lib/runtime/s3/read-text.ts';
import type { LocalCopy, Runs, Versions } from './ports.ts';

/** Versions in the datasets bucket. Data is never overwritten, the pointer only by whoever has read it. */
export const s3Versions = (s3: S3Client, bucket: string): Versions & Runs => {
  const at = (Key: string) => ({ Bucket: bucket, Key });
  const putJson = async (Key: string, value: unknown, condition: Condition = {}): Promise<true> => {
    const Body = `${JSON.stringify(value, null, 2)}\n`;
    const ContentType = 'application/json';
    await s3.send(new PutObjectCommand({ ...at(Key), Body, ContentType, ...condition }));
    return true;
  };
  return {
    list: async () => (await readText(s3, at(LIST_KEY)))?.text,
    report: async (run) => void (await putJson(RUN_KEY, run)),
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
      const first = await unlessOvertaken(() => putData(s3, at(key), copy));
      return first || (await digestAt(s3, at(key))) === copy.sha256;
    },
    describe: async (key, manifest) => void (await putJson(key, manifest)),
    publish: async (pointer, previous) => {
      const write = () => putJson(pointerKey(pointer.name), pointer, stillAs(previous));
      return (await unlessOvertaken(write)) ?? false;
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
const putData = (s3: S3Client, place: Place, { path, sha256, bytes, facts }: LocalCopy): Promise<true> =>
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
        return { ok: true, value: true };
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error('the upload failed', { cause: thrown });
        const again = !isOvertaken(error) && failureClassOf(error) !== 'Config';
        return { ok: false, error, again };
      } finally {
        Body.destroy();
      }
    },
    { tries: UPLOAD_TRIES, totalMs: UPLOAD_MS },
  );

const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,80}(?:; ?charset=[\w-]{1,20})?/;
