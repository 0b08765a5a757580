import type { z } from 'zod';
import { collectBody } from './incoming-body.ts';
import type { ObjectStore } from './object-store.ts';
import { type ChecksumSubject, requestBody } from './request-body.ts';
import type { S3Reply } from './s3-reply.ts';
import type { S3Request } from './s3-request.ts';
import { parseXml } from './xml.ts';

/** One request, and what answering it needs. */
export interface S3Call {
  readonly request: S3Request;
  readonly store: ObjectStore;
  readonly region: string;
}

/** Answers one kind of request; throws `AwsError` to refuse. */
export type S3Operation = (call: S3Call) => Promise<S3Reply>;

/** 1,000 keys of 1,024 bytes, each byte escaped. */
const LARGEST_DOCUMENT_BYTES = 8 * 1_024 * 1_024;

/** The request's XML document. @throws {AwsError} MalformedXML, and whatever is wrong with the body. */
export const readDocument = async <S extends z.ZodType>(
  { request }: S3Call,
  schema: S,
  about: ChecksumSubject = { checksums: 'of the body' },
): Promise<z.infer<S>> => {
  const text = await collectBody(requestBody(request, about), LARGEST_DOCUMENT_BYTES);
  return parseXml(text.toString('utf8'), schema);
};
