import { compareKeys } from '../key-order.ts';
import type { MultipartUpload } from '../multipart-upload.ts';
import { quoted } from '../object-headers.ts';
import type { S3Operation } from '../s3-operation.ts';
import { xmlReply } from '../s3-reply.ts';
import { buildXml, type XmlContent } from '../xml.ts';
import { checksumElements } from './copy-object.ts';
import { nameEncoder, readLimit } from './list-operations.ts';
import { OWNER } from './owner.ts';

export const listParts: S3Operation = async ({ request: { bucket, key, query }, store }) => {
  const address = { bucket, key, uploadId: query.get('uploadId') ?? '' };
  const upload = await store.uploads.get(address);
  const marker = Number(query.get('part-number-marker') ?? 0);
  const maxParts = readLimit(query, 'max-parts');
  const rest = (await store.uploads.parts(address)).filter(({ number }) => number > marker);
  const page = rest.slice(0, maxParts);
  return xmlReply(
    buildXml('ListPartsResult', {
      ...{ Bucket: bucket, Key: key, UploadId: upload.uploadId },
      ...{ Initiator: OWNER, Owner: OWNER, StorageClass: 'STANDARD' },
      PartNumberMarker: marker,
      NextPartNumberMarker: page.at(-1)?.number,
      MaxParts: maxParts,
      IsTruncated: page.length > 0 && rest.length > page.length,
      ...checksumOf(upload),
      Part: page.map(({ number, lastModified, etag, size, checksums }) => ({
        ...{ PartNumber: number, LastModified: lastModified, ETag: quoted(etag), Size: size },
        ...checksumElements(checksums),
      })),
    }),
  );
};

/** Uploads by key, then by when they began. Groups (`delimiter`) are given in the first page only. */
export const listMultipartUploads: S3Operation = async ({ request: { bucket, query }, store }) => {
  const encode = nameEncoder(query);
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const marker = { key: query.get('key-marker') ?? '', id: query.get('upload-id-marker') ?? '' };
  const maxUploads = readLimit(query, 'max-uploads');
  const all = [...(await store.uploads.list(bucket))]
    .filter(({ key }) => key.startsWith(prefix))
    .sort(byKeyAndTime);
  const groups = new Set(
    marker.key === ''
      ? all.map(({ key }) => groupOf(key, prefix, delimiter)).filter((group) => group !== '')
      : [],
  );
  const rest = all.slice(startAfter(all, marker)).filter(({ key }) => groupOf(key, prefix, delimiter) === '');
  const page = rest.slice(0, maxUploads);
  const isTruncated = page.length > 0 && rest.length > page.length;
  return xmlReply(
    buildXml('ListMultipartUploadsResult', {
      ...{ Bucket: bucket, KeyMarker: encode(marker.key), UploadIdMarker: marker.id, Prefix: encode(prefix) },
      Delimiter: delimiter === '' ? undefined : encode(delimiter),
      EncodingType: query.get('encoding-type') ?? undefined,
      MaxUploads: maxUploads,
      IsTruncated: isTruncated,
      NextKeyMarker: isTruncated ? encode(page.at(-1)?.key ?? '') : undefined,
      NextUploadIdMarker: isTruncated ? page.at(-1)?.uploadId : undefined,
      Upload: page.map((upload) => describeUpload(upload, encode)),
      CommonPrefixes: [...groups].map((group) => ({ Prefix: encode(group) })),
    }),
  );
};

const describeUpload = (upload: MultipartUpload, encode: (name: string) => string): XmlContent => ({
  ...{ Key: encode(upload.key), UploadId: upload.uploadId, Initiated: upload.initiated },
  ...{ Initiator: OWNER, Owner: OWNER, StorageClass: 'STANDARD' },
  ...checksumOf(upload),
});

const checksumOf = ({ checksum }: MultipartUpload): { readonly [name: string]: XmlContent } =>
  checksum === undefined
    ? {}
    : { ChecksumAlgorithm: checksum.name.toUpperCase(), ChecksumType: checksum.type };

const byKeyAndTime = (a: MultipartUpload, b: MultipartUpload): number =>
  compareKeys(a.key, b.key) || a.initiated.localeCompare(b.initiated) || a.uploadId.localeCompare(b.uploadId);

/** With a key alone, the key's uploads are over; with an id too, those after that upload are next. */
const startAfter = (
  uploads: readonly MultipartUpload[],
  { key, id }: { readonly key: string; readonly id: string },
): number => {
  if (key === '') return 0;
  const at = id === '' ? -1 : uploads.findIndex((upload) => upload.key === key && upload.uploadId === id);
  if (at !== -1) return at + 1;
  const next = uploads.findIndex((upload) => compareKeys(upload.key, key) > 0);
  return next === -1 ? uploads.length : next;
};

const groupOf = (key: string, prefix: string, delimiter: string): string => {
  const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
  return end === -1 ? '' : key.slice(0, end + delimiter.length);
};
