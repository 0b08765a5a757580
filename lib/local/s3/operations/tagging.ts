import { z } from 'zod';
import type { Pairs } from '../object-record.ts';
import { readDocument, type S3Operation } from '../s3-operation.ts';
import { xmlReply } from '../s3-reply.ts';
import { checkTags } from '../tags.ts';
import { buildXml } from '../xml.ts';

export const getObjectTagging: S3Operation = async ({ request, store }) => {
  const { tags } = await store.head(request.bucket, request.key);
  return xmlReply(buildXml('Tagging', { TagSet: { Tag: tags.map(([Key, Value]) => ({ Key, Value })) } }));
};

export const putObjectTagging: S3Operation = async (call) => {
  const { Tagging } = await readDocument(call, TaggingDocument);
  const tags = Tagging.TagSet.Tag.map(({ Key, Value }): Pairs[number] => [Key, Value]);
  await call.store.tag(call.request.bucket, call.request.key, checkTags(tags));
  return { status: 200 };
};

export const deleteObjectTagging: S3Operation = async ({ request, store }) => {
  await store.tag(request.bucket, request.key, []);
  return { status: 204 };
};

const TagSet = z.object({ Tag: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]) });
/** An empty element reads as text. */
const NoTags = z
  .string()
  .regex(/^\s*$/)
  .transform((): z.infer<typeof TagSet> => ({ Tag: [] }));
const TaggingDocument = z.object({ Tagging: z.object({ TagSet: z.union([TagSet, NoTags]) }) });
