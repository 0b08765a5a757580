import {
  HeadObjectCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, rawRequest } from './raw-request.ts';
import { createClient, type RunningS3, startS3 } from './running-s3.ts';

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

const isAddressed = (request: unknown): request is { hostname: string } =>
  typeof request === 'object' && request !== null && 'hostname' in request;
