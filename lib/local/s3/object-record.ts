import { z } from 'zod';

const named = z.tuple([z.string(), z.string()]);

/** What is kept about one object beside its bytes, as it is written to disk. */
export const ObjectRecord = z.object({
  key: z.string(),
  /** `plain`: a file in the bucket's folder at the key's path. `opaque`: a file named by the key's hash. */
  stored: z.enum(['plain', 'opaque']),
  /** Bytes; also the file's size as stored. */
  size: z.number().int().nonnegative(),
  /** The file's modification time as stored: with `size`, tells whether somebody changed the file by hand. */
  mtimeMs: z.number(),
  /** Hexadecimal MD5, without quotes; `…-N` after a multipart upload of N parts. */
  etag: z.string(),
  /** ISO 8601, UTC. */
  lastModified: z.string(),
  sequencer: z.string(),
  /** `content-type` and its kind, in lower case, as pairs. */
  headers: z.array(named),
  /** User metadata without `x-amz-meta-`, as pairs. */
  metadata: z.array(named),
  tags: z.array(named),
  /** Base64 by algorithm name in lower case (`crc32`), as pairs. */
  checksums: z.array(named),
  checksumType: z.enum(['COMPOSITE', 'FULL_OBJECT']),
  /** The parts of a multipart upload, in order; empty for any other object. */
  parts: z.array(z.object({ number: z.number(), size: z.number(), checksums: z.array(named) })),
  eventName: z.enum(['ObjectCreated:Put', 'ObjectCreated:Copy', 'ObjectCreated:CompleteMultipartUpload']),
  /** Whether every listener has taken the creation event; if not, it is told again after a restart. */
  notified: z.boolean(),
});
export type ObjectRecord = z.infer<typeof ObjectRecord>;

/** Pairs, so that a name such as `__proto__` is a name like any other. */
export type Pairs = ReadonlyArray<[string, string]>;
