import { z } from 'zod';
import { AwsError } from '../../wire/aws-error.ts';
import { readDocument, type S3Call, type S3Operation } from '../s3-operation.ts';
import { xmlReply } from '../s3-reply.ts';
import { buildXml, type XmlContent } from '../xml.ts';
import { readWriteCondition } from './put-object.ts';

export const deleteObject: S3Operation = async ({ request, store }) => {
  await store.delete(request.bucket, request.key, readWriteCondition(request));
  return { status: 204 };
};

/** Deletes up to 1,000 objects; the answer names each that could not be deleted, and the rest unless `Quiet`. */
export const deleteObjects: S3Operation = async (call) => {
  call.store.buckets.get(call.request.bucket);
  const { Delete } = await readDocument(call, DeleteDocument);
  const outcomes = await Promise.all(Delete.Object.map((one) => deleteOne(call, one)));
  const deleted = outcomes.flatMap(({ Deleted }) => Deleted ?? []);
  return xmlReply(
    buildXml('DeleteResult', {
      Deleted: Delete.Quiet === 'true' ? [] : deleted,
      Error: outcomes.flatMap(({ Failed }) => Failed ?? []),
    }),
  );
};

const MOST_OBJECTS = 1_000;

const Target = z.object({
  Key: z.string().min(1),
  VersionId: z.string().optional(),
  ETag: z.string().optional(),
});
const DeleteDocument = z.object({
  Delete: z.object({ Object: z.array(Target).min(1).max(MOST_OBJECTS), Quiet: z.string().optional() }),
});

interface Outcome {
  readonly Deleted?: XmlContent;
  readonly Failed?: XmlContent;
}

const deleteOne = async (
  { store, request }: S3Call,
  { Key, VersionId, ETag }: z.infer<typeof Target>,
): Promise<Outcome> => {
  try {
    if (VersionId !== undefined && VersionId !== 'null')
      throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
    await store.delete(request.bucket, Key, ETag === undefined ? {} : { ifMatch: ETag });
    return { Deleted: { Key } };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { Failed: { Key, Code: error.code, Message: error.message } };
  }
};
