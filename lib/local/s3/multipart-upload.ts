import { z } from 'zod';

const pairs = z.array(z.tuple([z.string(), z.string()]));

/** A multipart upload that is going on, as written to disk. */
export const MultipartUpload = z.object({
  uploadId: z.string(),
  bucket: z.string(),
  key: z.string(),
  /** ISO 8601, UTC. */
  initiated: z.string(),
  headers: pairs,
  metadata: pairs,
  tags: pairs,
  /** What the whole object's checksum will be; `undefined` when the client did not ask for one. */
  checksum: z.object({ name: z.string(), type: z.enum(['COMPOSITE', 'FULL_OBJECT']) }).optional(),
});
export type MultipartUpload = z.infer<typeof MultipartUpload>;

/** One part that has arrived. */
export const UploadedPart = z.object({
  number: z.number().int(),
  /** Name of the file, in the upload's folder, that holds the part's bytes. */
  file: z.string(),
  size: z.number().int(),
  /** Hexadecimal MD5, without quotes. */
  etag: z.string(),
  lastModified: z.string(),
  checksums: pairs,
});
export type UploadedPart = z.infer<typeof UploadedPart>;
