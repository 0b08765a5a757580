import { connect } from 'node:net';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, rawRequest } from './raw-request.ts';
import { createClient, eventually, filesBelow, type RunningS3, startS3 } from './running-s3.ts';

const Bucket = 'images';

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startS3();
});
afterAll(async () => {
  await s3.close();
  expect(s3.faults).toEqual([]);
});

const raw = (method: string, path: string, rest: { headers?: Record<string, string>; body?: string } = {}) =>
  rawRequest({ port: s3.port, method, path, ...rest });
const refused = (name: string, status: number) =>
  expect.objectContaining({ name, $metadata: expect.objectContaining({ httpStatusCode: status }) });

describe('buckets', () => {
  it('are made, found, listed and deleted', async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: 'new-bucket' }));
    const { Buckets = [] } = await s3.client.send(new ListBucketsCommand({}));
    expect(Buckets.map(({ Name }) => Name)).toEqual(['images', 'new-bucket']);
    expect(Buckets[1]?.CreationDate).toBeInstanceOf(Date);
    expect((await s3.client.send(new HeadBucketCommand({ Bucket: 'new-bucket' }))).BucketRegion).toBe(
      'us-east-1',
    );
    await s3.client.send(new DeleteBucketCommand({ Bucket: 'new-bucket' }));
    await expect(s3.client.send(new HeadBucketCommand({ Bucket: 'new-bucket' }))).rejects.toEqual(
      refused('NotFound', 404),
    );
  });

  it('say where they are, and that they have no versions', async () => {
    expect((await s3.client.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBeFalsy();
    expect((await s3.client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
  });

  it('with objects in them are not deleted', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'x' }));
    await expect(s3.client.send(new DeleteBucketCommand({ Bucket }))).rejects.toEqual(
      refused('BucketNotEmpty', 409),
    );
  });

  it.each(['ab', 'Has-Capitals', '1.2.3.4', 'a..b', '-a-b', 'x'.repeat(64)])(
    'may not be called %s',
    async (name) => {
      const reply = await raw('PUT', `/${name}`);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'InvalidBucketName']);
    },
  );

  it('that do not exist are named', async () => {
    const sent = s3.client.send(new PutObjectCommand({ Bucket: 'nowhere', Key: 'k', Body: 'x' }));
    await expect(sent).rejects.toEqual(refused('NoSuchBucket', 404));
    await expect(s3.client.send(new ListObjectsV2Command({ Bucket: 'nowhere' }))).rejects.toEqual(
      refused('NoSuchBucket', 404),
    );
  });
});

describe('a bucket named in the host', () => {
  it('is found by the SDK without forcePathStyle', async () => {
    const client = createClient({ endpoint: `http://localhost:${s3.port}`, forcePathStyle: false });
    client.middlewareStack.add(
      (next) => (call) => {
        // No name server is asked: the address is dialled by number, with the host name that the SDK has chosen.
        if (isAddressed(call.request)) call.request.hostname = '127.0.0.1';
        return next(call);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    await client.send(new PutObjectCommand({ Bucket, Key: 'by host/name.txt', Body: 'hosted' }));
    client.destroy();
    expect((await s3.store.head(Bucket, 'by host/name.txt')).size).toBe(6);
  });

  it.each(['images.localhost', 'images.s3.localhost', 'images.s3.us-east-1.localhost'])(
    'is found in %s',
    async (host) => {
      await raw('PUT', '/hosted%20key', { headers: { host, 'content-length': '2' }, body: 'hi' });
      expect((await raw('GET', '/hosted%20key', { headers: { host } })).text).toBe('hi');
      expect((await s3.store.head(Bucket, 'hosted key')).size).toBe(2);
    },
  );
});

describe('what is not here', () => {
  it.each([
    ['GET', '/images?acl', 'acl'],
    ['GET', '/images?policy', 'policy'],
    ['GET', '/images?encryption', 'encryption'],
    ['GET', '/images?versions', 'versions'],
    ['PUT', '/images?versioning', 'versioning'],
    ['GET', '/images?tagging', 'tagging'],
    ['PUT', '/images/k?acl', 'acl'],
    ['PUT', '/images/k?retention', 'retention'],
    ['POST', '/images/k?select&select-type=2', 'select'],
  ])('is refused by name: %s %s', async (method, path, name) => {
    const reply = await raw(method, path, { headers: { 'content-length': '0' } });
    expect([reply.status, codeOf(reply)]).toEqual([501, 'NotImplemented']);
    expect(reply.text).toContain(`&#34;${name}&#34;`);
  });

  it('is not overwritten by a lifecycle that is taken for an object', async () => {
    const LifecycleConfiguration = { Rules: [] };
    const sent = s3.client.send(
      new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }),
    );
    await expect(sent).rejects.toEqual(refused('NotImplemented', 501));
  });

  it.each([
    [
      'encryption with a key of the client',
      { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
      501,
      'NotImplemented',
    ],
    ['a lock', { 'x-amz-object-lock-mode': 'GOVERNANCE' }, 501, 'NotImplemented'],
    ['a public object', { 'x-amz-acl': 'public-read' }, 400, 'AccessControlListNotSupported'],
    ['a storage class of fancy', { 'x-amz-storage-class': 'ATTIC' }, 400, 'InvalidStorageClass'],
  ])('is refused when a header asks for %s', async (_, headers, status, code) => {
    const reply = await raw('PUT', '/images/refused', { headers: { 'content-length': '0', ...headers } });
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    expect(s3.store.record(Bucket, 'refused')).toBeUndefined();
  });

  it('includes old versions, other methods and form uploads', async () => {
    expect(codeOf(await raw('GET', '/images/kept?versionId=abc'))).toBe('NoSuchVersion');
    expect(codeOf(await raw('PATCH', '/images/kept'))).toBe('MethodNotAllowed');
    expect(codeOf(await raw('POST', '/images'))).toBe('NotImplemented');
  });
});

describe('errors', () => {
  it('have the code, the message, the resource and the request, in XML', async () => {
    const reply = await raw('GET', '/images/%3Cmissing%3E');
    expect(reply.status).toBe(404);
    expect(reply.headers['content-type']).toBe('application/xml');
    expect(reply.text).toContain(
      '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>',
    );
    expect(reply.text).toContain(`<RequestId>${reply.headers['x-amz-request-id']}</RequestId>`);
  });

  it('of HEAD have no body', async () => {
    const reply = await raw('HEAD', '/images/missing');
    expect([reply.status, reply.text, reply.headers['x-amz-request-id']]).toEqual([
      404,
      '',
      expect.stringMatching(/^[0-9A-F]{16}$/),
    ]);
    await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key: 'missing' }))).rejects.toEqual(
      refused('NotFound', 404),
    );
  });

  it.each(['%ff', '%c3%28', 'a%zz'])('name an address that is not UTF-8: %s', async (path) => {
    const reply = await raw('GET', `/images/${path}`);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'InvalidURI']);
  });
});

describe('keys', () => {
  const AWKWARD = [
    '..',
    '../../etc/passwd',
    '..%2F..%2Fetc%2Fpasswd',
    'a/../../b',
    '/leading',
    '//',
    'trailing/',
    'a//b',
    'back\\slash',
    'nul\0byte',
    '%00',
    'red flower+1.jpg',
    'quotes " & \' < > ;',
    'line\nbreak\rand\ttab',
    '🌺 שלום.jpg',
    'Zo\u00eb',
    'Zoe\u0308',
    '.DS_Store',
    '__proto__',
    'con',
    'x'.repeat(1_024),
    '?list-type=2&uploads',
    'hash#tag',
  ];

  it.each(AWKWARD)('such as %j are put, got, headed, listed, copied and deleted as they are', async (Key) => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: `content of ${Key}` }));
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe(`content of ${Key}`);
    expect((await s3.client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength).toBe(
      Buffer.byteLength(`content of ${Key}`),
    );
    const { Contents = [] } = await s3.client.send(
      new ListObjectsV2Command({ Bucket, Prefix: Key, EncodingType: 'url' }),
    );
    expect(Contents.map((entry) => decodeURIComponent(entry.Key ?? ''))).toEqual([Key]);
    await s3.client.send(
      new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: encodeURIComponent(`${Bucket}/${Key}`) }),
    );
    expect((await s3.store.head(Bucket, 'copy')).size).toBe(Buffer.byteLength(`content of ${Key}`));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(s3.client.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toEqual(
      refused('NotFound', 404),
    );
    expect(
      (await filesBelow(s3.root)).filter((path) => !/^(objects\/images|state\/s3)\//.test(path)),
    ).toEqual([]);
  });

  it('in a list are readable without encoding, whatever markup and spaces they hold', async () => {
    const keys = ['list/ a ', 'list/"<&>\'', 'list/\r\n', 'list/🌺'];
    for (const Key of keys) await s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const { Contents = [] } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/' }));
    expect(Contents.map((entry) => entry.Key).sort()).toEqual([...keys].sort());
  });

  it('of more than 1,024 bytes are too long', async () => {
    const sent = s3.client.send(new PutObjectCommand({ Bucket, Key: 'é'.repeat(513), Body: 'x' }));
    await expect(sent).rejects.toEqual(refused('KeyTooLongError', 400));
  });
});

describe('a body that does not come whole', () => {
  const cutUpload = (head: string, body: Buffer) =>
    new Promise<void>((resolve) => {
      const socket = connect(s3.port, '127.0.0.1', () => {
        socket.write(`PUT /images/half HTTP/1.1\r\nHost: localhost\r\n${head}\r\n\r\n`);
        socket.write(body, () => setTimeout(() => socket.destroy(), 50));
      });
      socket.on('close', () => resolve());
    });
  const nothingIsLeft = () =>
    eventually(async () => (await filesBelow(s3.root)).every((path) => !path.includes('.incoming/')));

  it('stores nothing when the connection is cut', async () => {
    await cutUpload('Content-Length: 1000000', Buffer.alloc(500_000));
    await nothingIsLeft();
    expect(s3.store.record(Bucket, 'half')).toBeUndefined();
  });

  it('stores nothing when the connection is cut within aws-chunked framing', async () => {
    const head =
      'Content-Length: 1000000\r\nx-amz-decoded-content-length: 999000\r\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER';
    await cutUpload(head, Buffer.from('f4240\r\nhalf of it'));
    await nothingIsLeft();
    expect(s3.store.record(Bucket, 'half')).toBeUndefined();
  });

  it('is refused when its stream fails in the client', async () => {
    const Body = Readable.from(
      (async function* () {
        yield Buffer.alloc(100_000);
        throw new Error('the disk is gone');
      })(),
    );
    await expect(
      s3.client.send(new PutObjectCommand({ Bucket, Key: 'half', Body, ContentLength: 200_000 })),
    ).rejects.toThrow();
    await nothingIsLeft();
    expect(s3.store.record(Bucket, 'half')).toBeUndefined();
  });
});

const isAddressed = (request: unknown): request is { hostname: string } =>
  typeof request === 'object' && request !== null && 'hostname' in request;
