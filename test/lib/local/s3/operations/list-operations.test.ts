import {
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, rawRequest } from '../raw-request.ts';
import { type RunningS3, startS3 } from '../running-s3.ts';

const Bucket = 'images';
const MANY = Array.from({ length: 2_500 }, (_, index) => `many/${String(index).padStart(4, '0')}`);
const FEW = ['a.txt', 'b/1', 'b/2', 'b/c/3', 'd e/1', 'z\u{1f33a}', 'z\ue000'];

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3();
  const put = (key: string) =>
    s3.store.put({ bucket: Bucket, key, body: { chunks: [Buffer.from(key)], checksums: ['crc32'] } });
  for (let from = 0; from < MANY.length; from += 100)
    await Promise.all(MANY.slice(from, from + 100).map(put));
  for (const key of FEW) await put(key);
}, 60_000);
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const list = (rest: Partial<ConstructorParameters<typeof ListObjectsV2Command>[0]>) =>
  s3.client.send(new ListObjectsV2Command({ Bucket, ...rest }));
const keysOf = ({ Contents = [] }: { Contents?: Array<{ Key?: string | undefined }> | undefined }) =>
  Contents.map(({ Key }) => Key);

describe('ListObjectsV2', () => {
  it('gives 2,500 objects in three pages, each once and in order', async () => {
    const pages: ListObjectsV2CommandOutput[] = [];
    for await (const page of paginateListObjectsV2({ client: s3.client }, { Bucket, Prefix: 'many/' }))
      pages.push(page);
    expect(pages.map(({ KeyCount }) => KeyCount)).toEqual([1_000, 1_000, 500]);
    expect(pages.flatMap(keysOf)).toEqual(MANY);
    expect(pages.map(({ IsTruncated }) => IsTruncated)).toEqual([true, true, false]);
  });

  it('groups by delimiter', async () => {
    const page = await list({ Delimiter: '/' });
    expect(page.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['b/', 'd e/', 'many/']);
    expect(keysOf(page)).toEqual(['a.txt', 'z\ue000', 'z\u{1f33a}']);
    expect(page.KeyCount).toBe(6);
  });

  it('groups below a prefix', async () => {
    const page = await list({ Delimiter: '/', Prefix: 'b/' });
    expect([keysOf(page), page.CommonPrefixes, page.Prefix]).toEqual([
      ['b/1', 'b/2'],
      [{ Prefix: 'b/c/' }],
      'b/',
    ]);
  });

  it('starts after a key', async () => {
    expect(keysOf(await list({ StartAfter: 'b/2', MaxKeys: 2 }))).toEqual(['b/c/3', 'd e/1']);
  });

  it('says size, tag, date, class and algorithm of each object', async () => {
    const { Contents = [] } = await list({ Prefix: 'a.txt', FetchOwner: true });
    expect(Contents).toMatchObject([
      {
        Size: 5,
        StorageClass: 'STANDARD',
        ChecksumAlgorithm: ['CRC32'],
        ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      },
    ]);
    expect(Contents[0]?.LastModified).toBeInstanceOf(Date);
    expect(Contents[0]?.Owner?.ID).toBeTruthy();
  });

  it('writes names so that any decoder reads them, when asked to encode', async () => {
    const page = await list({ Prefix: 'd e', Delimiter: '/', EncodingType: 'url' });
    expect([page.Prefix, page.CommonPrefixes]).toEqual(['d%20e', [{ Prefix: 'd%20e/' }]]);
  });

  it('gives at most 1,000 however many are asked for, and none for 0', async () => {
    expect((await list({ MaxKeys: 5_000, Prefix: 'many/' })).KeyCount).toBe(1_000);
    expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });

  it.each(['max-keys=-1', 'max-keys=ten', 'continuation-token=%21', 'encoding-type=base64'])(
    'refuses %s',
    async (query) => {
      const reply = await rawRequest({ port: s3.port, method: 'GET', path: `/images?list-type=2&${query}` });
      expect([reply.status, codeOf(reply)]).toEqual([400, 'InvalidArgument']);
    },
  );
});

describe('ListObjects (version 1)', () => {
  it('goes on by marker', async () => {
    const first = await s3.client.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 2 }));
    expect([keysOf(first), first.CommonPrefixes, first.NextMarker]).toEqual([
      ['a.txt'],
      [{ Prefix: 'b/' }],
      'b/',
    ]);
    const second = await s3.client.send(
      new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 2, Marker: first.NextMarker }),
    );
    expect(second.CommonPrefixes).toEqual([{ Prefix: 'd e/' }, { Prefix: 'many/' }]);
  });

  it('names no next marker without a delimiter: the last key is it', async () => {
    const page = await s3.client.send(new ListObjectsCommand({ Bucket, MaxKeys: 1 }));
    expect([page.IsTruncated, page.NextMarker, keysOf(page)]).toEqual([true, undefined, ['a.txt']]);
  });
});
