import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RekognitionClient } from '@aws-sdk/client-rekognition';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rekognitionLabeller } from '../../functions/label-image/rekognition-labeller.ts';
import { s3Pictures } from '../../functions/label-image/s3-pictures.ts';
import { failureClassOf } from '../../lib/core/failure-class.ts';
import { clientSettings } from '../../lib/runtime/aws-clients.ts';
import { s3Results } from '../../lib/runtime/object-work/s3-results.ts';
import { delivery, found, jpeg, labelPicture, memoryPorts } from './memory-ports.ts';

const object = {
  bucket: 'images',
  key: 'cat.jpg',
  eventTime: '2026-11-23T19:05:07.000Z',
  etag: 'abc',
  sequencer: '0A',
};

interface Answer {
  readonly status: number;
  readonly name: string;
}

/** Services that refuse everything as they are told to, in AWS's own words. */
let answer: Answer | 'reset';
let calls: number;
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    calls += 1;
    if (answer === 'reset') return request.socket.destroy();
    const { status, name } = answer;
    const isS3 = request.headers['x-amz-target'] === undefined;
    response.writeHead(status, { 'content-type': isS3 ? 'application/xml' : 'application/x-amz-json-1.1' });
    response.end(
      isS3
        ? `<Error><Code>${name}</Code><Message>of cat.jpg</Message></Error>`
        : JSON.stringify({ __type: name, message: 'of cat.jpg' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());
beforeEach(() => {
  calls = 0;
});

const client = () => ({
  ...clientSettings(),
  endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const classOf = (work: Promise<unknown>) => work.then((value) => value, failureClassOf);

describe('what Rekognition says', () => {
  it.each([
    ['ThrottlingException', 400, 'Throttled', 3],
    ['ProvisionedThroughputExceededException', 400, 'Throttled', 3],
    ['InternalServerError', 500, 'Transient', 3],
    ['AccessDeniedException', 400, 'Config', 1],
  ])('as %s fails the record as it should, after its tries', async (name, status, expected, tries) => {
    answer = { name, status };
    const labelling = rekognitionLabeller(new RekognitionClient(client())).label(object);
    expect(await classOf(labelling)).toBe(expected);
    expect(calls).toBe(tries);
  });

  it.each([
    ['InvalidImageFormatException', 'image_corrupt'],
    ['ImageTooLargeException', 'image_too_large'],
    ['InvalidParameterException', 'image_dimensions_unsupported'],
  ])('as %s is final at the first try', async (name, code) => {
    answer = { name, status: 400 };
    const labelling = rekognitionLabeller(new RekognitionClient(client())).label(object);
    expect(await labelling).toMatchObject({ ok: false, code });
    expect(calls).toBe(1);
  });

  it('by hanging up is tried again, and then fails for the time being', async () => {
    answer = 'reset';
    const labelling = rekognitionLabeller(new RekognitionClient(client())).label(object);
    expect(await classOf(labelling)).toBe('Transient');
    expect(calls).toBe(3);
  });
});

describe('what S3 says', () => {
  const picture = () => s3Pictures(new S3Client(client())).head(object);
  const result = () => s3Results(new S3Client(client()), 'labels').find(object);

  it.each([
    ['SlowDown', 503, 'Throttled'],
    ['InternalError', 500, 'Transient'],
    ['AccessDenied', 403, 'Transient'],
    ['PermanentRedirect', 301, 'Config'],
    ['NoSuchBucket', 404, 'Config'],
  ])('of a picture, %s, fails its record as it should', async (name, status, expected) => {
    answer = { name, status };
    expect(await classOf(picture())).toBe(expected);
  });

  it.each([
    ['NoSuchKey', 404, { found: false, because: 'deleted' }],
    ['NoSuchVersion', 404, { found: false, because: 'deleted' }],
    ['InvalidObjectState', 403, { found: false, because: 'archived' }],
  ])('of a picture, %s, is an answer', async (name, status, expected) => {
    answer = { name, status };
    expect(await picture()).toEqual(expected);
  });

  it('of the results, 403, is a wrong deployment: nobody else can deny that bucket', async () => {
    answer = { name: 'AccessDenied', status: 403 };
    expect(await classOf(result())).toBe('Config');
  });
});

describe('a picture that was there and that the service cannot read', () => {
  const labelledAfter = async (
    after: () => ReturnType<ReturnType<typeof memoryPorts>['pictures']['head']>,
  ) => {
    const ports = memoryPorts();
    const first = found(await jpeg(), 'abc');
    const looks = [async () => first, after];
    const pictures = { head: () => (looks.shift() ?? after)() };
    const labeller = { label: async () => ({ ok: false, unreadable: true }) as const };
    return labelPicture({ ...ports, pictures, labeller }, object, delivery());
  };

  it('is stale when it is gone', async () => {
    expect(await labelledAfter(async () => ({ found: false, because: 'deleted' }))).toBe('stale');
  });

  it('shows a wrong deployment when this function can still read it', async () => {
    const again = found(await jpeg(), 'abc');
    await expect(labelledAfter(async () => again)).rejects.toMatchObject({ name: 'ConfigError' });
  });

  it('is tried again when this function may no longer read it either', async () => {
    answer = { name: 'AccessDenied', status: 403 };
    const looking = labelledAfter(() => s3Pictures(new S3Client(client())).head(object));
    await expect(looking).rejects.toMatchObject({ name: 'TransientError', code: 'access_denied' });
  });
});
