import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, it, onTestFinished } from 'vitest';
import { keptLabels } from '../../functions/label-image/kept-labels.ts';
import { s3PictureDigests } from '../../functions/label-image/picture-digests.ts';
import type { Labelled } from '../../functions/label-image/ports.ts';
import { s3Pictures } from '../../functions/label-image/s3-pictures.ts';
import { s3PaidCalls } from '../../lib/runtime/ai/s3-paid-calls.ts';
import { startS3 } from '../lib/local/s3/running-s3.ts';

const LABELLED: Labelled = {
  ok: true,
  labels: [{ name: 'Cat', confidence: 98.5, parents: ['Animal'] }],
  modelVersion: 'local-1.0',
};

/** A labeller over a real S3 that counts what it is paid for. */
const labellerInS3 = async ({
  limit = 10,
  during = async () => {},
}: {
  limit?: number;
  during?: () => Promise<void>;
} = {}) => {
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  const paid: string[] = [];
  const dailyCalls = { rekognition: limit };
  const labeller = keptLabels({
    labeller: {
      label: async ({ key }) => {
        paid.push(key);
        await during();
        return key.startsWith('broken') ? { ok: false, code: 'image_corrupt', detail: 'no' } : LABELLED;
      },
    },
    calls: s3PaidCalls(s3.client, { bucket: 'images', answerHours: 1, dailyCalls }),
    digestOf: s3PictureDigests(s3.client),
    pictures: s3Pictures(s3.client),
  });
  const put = (Key: string, Body: string, Metadata = {}) =>
    s3.client.send(new PutObjectCommand({ Bucket: 'images', Key, Body, Metadata }));
  const label = (key: string) =>
    labeller.label({ bucket: 'images', key, eventTime: '2026-01-01T00:00:00.000Z' });
  return { paid, put, label };
};

it('pays once for the same bytes, whatever their keys', async () => {
  const { paid, put, label } = await labellerInS3();
  await put('cat.jpg', 'meow');
  await put('copy of cat.jpg', 'meow');
  await put('dog.jpg', 'woof');
  for (const key of ['cat.jpg', 'copy of cat.jpg', 'cat.jpg', 'dog.jpg'])
    expect(await label(key)).toEqual(LABELLED);
  expect(paid).toEqual(['cat.jpg', 'dog.jpg']);
});

it('pays again for a picture whose uploader wants it labelled anew', async () => {
  const { paid, put, label } = await labellerInS3();
  await put('cat.jpg', 'meow');
  await put('again.jpg', 'meow', { fresh: 'true' });
  await label('cat.jpg');
  await label('again.jpg');
  expect(paid).toEqual(['cat.jpg', 'again.jpg']);
});

it('keeps no refusal, and no labels of a picture that was replaced meanwhile', async () => {
  let replace = async (): Promise<void> => {};
  const { paid, put, label } = await labellerInS3({ during: () => replace() });
  await put('broken.jpg', 'rubbish');
  await label('broken.jpg');
  await label('broken.jpg');
  await put('cat.jpg', 'meow');
  replace = async () => void (await put('cat.jpg', 'woof'));
  await label('cat.jpg');
  replace = async () => {};
  await put('other cat.jpg', 'meow');
  await label('other cat.jpg');
  expect(paid).toEqual(['broken.jpg', 'broken.jpg', 'cat.jpg', 'other cat.jpg']);
});

it('asks nobody when the day is used up', async () => {
  const { paid, put, label } = await labellerInS3({ limit: 0 });
  await put('cat.jpg', 'meow');
  await expect(label('cat.jpg')).rejects.toMatchObject({ name: 'ConfigError', code: 'budget_exhausted' });
  expect(paid).toEqual([]);
});
