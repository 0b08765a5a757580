import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DetectLabelsCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultKey } from '../../lib/runtime/object-work/result-key.ts';
import { documentAt, eventually, keysIn, picture } from './pictures.ts';
import { clientOptions, startTarget, type Target } from './target.ts';

const RED = { create: { width: 120, height: 90, channels: 3 as const, background: '#c33' } };

let target: Target;
let s3: S3Client;
beforeAll(async () => {
  target = await startTarget();
  s3 = new S3Client(clientOptions(target));
});
afterAll(() => target?.close());

const upload = (Key: string, Body: Buffer | string) =>
  s3.send(new PutObjectCommand({ Bucket: 'images', Key, Body }));
const resultOf = (key: string) => eventually(() => documentAt(s3, resultKey(key)));

describe('a picture in the images bucket', () => {
  it('leads to one document with its labels', async () => {
    await upload('cat.jpg', await picture());
    expect(await resultOf('cat.jpg')).toMatchObject({
      status: 'labelled',
      source: { bucket: 'images', key: 'cat.jpg' },
      image: { format: 'jpeg', size: { width: 96, height: 90 } },
      labels: expect.arrayContaining([
        expect.objectContaining({ name: expect.any(String), confidence: expect.any(Number) }),
      ]),
      labelModelVersion: expect.stringMatching(/^local-/),
    });
    const { ContentType } = await s3.send(new HeadObjectCommand({ Bucket: 'labels', Key: 'cat.jpg.json' }));
    expect(ContentType).toBe('application/json');
  });

  it.each([
    'a b c+d.jpg',
    '猫/🐈.png',
    'deep/er/and deeper/x.JPG',
    "it's (1) & 100%.jpg",
    'é.jpeg',
    '../../etc/passwd.jpg',
    '/lead.jpg',
    'back\\slash.jpg',
    'שלום.jpg',
    'e\u0301.jpeg',
    `${'long/'.repeat(203)}.jpeg`,
  ])('is found again under the key %.40s', async (key) => {
    await upload(key, await picture());
    expect((await resultOf(key)).source.key).toBe(key);
  });

  it.each([
    ['empty.jpg', '', 'empty_object'],
    ['page.jpg', '<!DOCTYPE html><html></html>', 'image_format_unsupported'],
    ['paper.png', '%PDF-1.7', 'image_format_unsupported'],
    ['moving.jpg', 'GIF89a', 'image_format_unsupported'],
  ])('%s, that is none, gets a document with the reason', async (key, body, code) => {
    await upload(key, body);
    expect(await resultOf(key)).toMatchObject({
      status: 'rejected',
      reason: { code, detail: expect.any(String) },
    });
  });

  it.each([
    ['with four inks', 'cmyk.jpg', () => sharp(RED).toColourspace('cmyk').jpeg().toBuffer()],
    ['with 16 bits a colour', 'deep.png', () => sharp(RED).toColourspace('rgb16').png().toBuffer()],
    ['turned by its EXIF', 'turned.jpg', () => sharp(RED).withMetadata({ orientation: 6 }).jpeg().toBuffer()],
    [
      'with a page behind it',
      'both.jpg',
      async () => Buffer.concat([await picture(), Buffer.from('<html>')]),
    ],
  ])('%s is labelled as any other', async (_, key, bytes) => {
    await upload(key, await bytes());
    expect((await resultOf(key)).status).toBe('labelled');
  });

  it('that is cut off gets a document with the reason', async () => {
    const whole = await picture();
    await upload('cut.jpg', whole.subarray(0, Math.floor(whole.length * 0.6)));
    expect(await resultOf('cut.jpg')).toMatchObject({
      status: 'rejected',
      reason: { code: 'image_corrupt' },
    });
  });

  it('that is replaced ends with the document of the newer one', async () => {
    const newer = await picture(3);
    await upload('twice.jpg', await picture(1));
    const { ETag } = await upload('twice.jpg', newer);
    const etag = ETag?.replaceAll('"', '');
    await eventually(async () =>
      (await documentAt(s3, 'twice.jpg.json')).source.etag === etag ? true : undefined,
    );
  });

  it('that has lost its result, or was never announced, gets one from the next look at the bucket', async () => {
    await upload('forgotten + one.jpg', await picture(4));
    await resultOf('forgotten + one.jpg');
    await s3.send(new DeleteObjectCommand({ Bucket: 'labels', Key: 'forgotten + one.jpg.json' }));
    const time = new Date(Date.now() + 2 * 3600 * 1000).toISOString();
    const lambda = new LambdaClient(clientOptions(target));
    const { Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: 'reconcile-images', Payload: JSON.stringify({ time }) }),
    );
    expect(JSON.parse(Buffer.from(Payload ?? []).toString())).toMatchObject({ next: null });
    expect((await resultOf('forgotten + one.jpg')).source.key).toBe('forgotten + one.jpg');
  });

  it('with another ending is left alone', async () => {
    await upload('notes.txt', 'not a picture');
    await upload('after.jpg', await picture());
    await resultOf('after.jpg');
    expect(await keysIn(s3, 'labels')).not.toContain('notes.txt.json');
  });
});

describe('the folder that is the bucket', () => {
  it('takes a copied file as an upload and shows results as files', async ({ skip }) => {
    if (!target.bucketsFolder) return skip('the target has no folder on this machine');
    const file = join(target.bucketsFolder, 'images', 'dropped here.jpg');
    await writeFile(file, await picture(5));
    expect((await resultOf('dropped here.jpg')).status).toBe('labelled');
    const read = await s3.send(new GetObjectCommand({ Bucket: 'images', Key: 'dropped here.jpg' }));
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? [])).toEqual(await picture(5));
    await copyFile(
      join(target.bucketsFolder, 'labels', 'dropped here.jpg.json'),
      join(target.bucketsFolder, 'labels', 'copy.json'),
    );
  });
});

describe('the queue between bucket and function', () => {
  it('is SQS, with a dead-letter queue behind it', async () => {
    const sqs = new SQSClient(clientOptions(target));
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'label-image' }));
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(JSON.parse(Attributes?.RedrivePolicy ?? '')).toMatchObject({ maxReceiveCount: 6 });
    expect(Attributes?.VisibilityTimeout).toBe('360');
  });
});

describe('DetectLabels', () => {
  it('looks at bytes and at objects alike', async () => {
    const rekognition = new RekognitionClient(clientOptions(target));
    await upload('same.jpg', await picture(9));
    const inBytes = await rekognition.send(new DetectLabelsCommand({ Image: { Bytes: await picture(9) } }));
    const S3Object = { Bucket: 'images', Name: 'same.jpg' };
    const inBucket = await rekognition.send(new DetectLabelsCommand({ Image: { S3Object } }));
    expect(inBytes.Labels?.length).toBeGreaterThan(0);
    expect(inBucket.Labels).toEqual(inBytes.Labels);
    const missing = { S3Object: { Bucket: 'images', Name: 'nobody.jpg' } };
    await expect(rekognition.send(new DetectLabelsCommand({ Image: missing }))).rejects.toMatchObject({
      name: 'InvalidS3ObjectException',
    });
  });
});
