import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  DetectLabelsCommand,
  type DetectLabelsCommandInput,
  type DominantColor,
} from '@aws-sdk/client-rekognition';
import fc from 'fast-check';
import type { Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRekognitionService } from '../../../../lib/local/rekognition/rekognition-service.ts';
import { AwsError } from '../../../../lib/local/wire/aws-error.ts';
import { drawn, gradient, halves, noise, solid } from './pictures.ts';
import { type RunningService, serve } from './served-service.ts';
import { colorModel } from './tiny-onnx.ts';

const objects = new Map<string, Buffer>();
const readObject = async ({ bucket, key }: { bucket: string; key: string }): Promise<Buffer> => {
  const bytes = objects.get(`${bucket}/${key}`);
  if (bytes === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
  return bytes;
};

let running: RunningService;
beforeAll(async () => {
  running = await serve(createRekognitionService({ readObject }));
});
afterAll(() => running.stop());

const detect = (input: DetectLabelsCommandInput, { client } = running) =>
  client.send(new DetectLabelsCommand(input));
const detectIn = async (picture: Sharp, input: Partial<DetectLabelsCommandInput> = {}) =>
  detect({ Image: { Bytes: await picture.png().toBuffer() }, ...input });
const BOTH = ['GENERAL_LABELS', 'IMAGE_PROPERTIES'] as const satisfies DetectLabelsCommandInput['Features'];

describe('DetectLabels through the AWS SDK', () => {
  it('labels a picture in the request', async () => {
    const { Labels, LabelModelVersion, ImageProperties, OrientationCorrection } = await detectIn(
      solid('#dc143c'),
    );
    expect(Labels).toEqual([
      { Name: 'Monochrome', Confidence: 100, ...bare },
      { Name: 'Red', Confidence: 100, ...bare },
      { Name: 'Solid Color', Confidence: 100, ...bare },
    ]);
    expect({ LabelModelVersion, ImageProperties, OrientationCorrection }).toEqual({
      LabelModelVersion: 'local-1.0',
    });
  });

  it('labels a picture in S3', async () => {
    objects.set('images/red flower+1.jpg', await solid('#dc143c').jpeg().toBuffer());
    const { Labels } = await detect({ Image: { S3Object: { Bucket: 'images', Name: 'red flower+1.jpg' } } });
    expect(Labels?.map(({ Name }) => Name)).toContain('Red');
  });

  it('gives image properties alone when only they are wanted', async () => {
    const { Labels, ImageProperties } = await detectIn(halves('#ffffff', '#000000'), {
      Features: ['IMAGE_PROPERTIES'],
      Settings: { ImageProperties: { MaxDominantColors: 1 } },
    });
    expect(Labels).toEqual([]);
    expect(ImageProperties?.Quality).toMatchObject({ Brightness: 50, Contrast: 100 });
    expect(ImageProperties?.DominantColors).toHaveLength(1);
  });

  it('brings ancestors along and lets filters take labels away', async () => {
    const picture = gradient('#000000', '#ffffff');
    const { Labels } = await detectIn(picture);
    const grayscale = Labels?.find(({ Name }) => Name === 'Grayscale');
    expect(grayscale?.Parents).toEqual([{ Name: 'Monochrome' }]);
    expect(grayscale?.Aliases).toEqual([{ Name: 'Black And White' }, { Name: 'Greyscale' }]);
    expect(Labels?.map(({ Name }) => Name)).toEqual(expect.arrayContaining(['Monochrome', 'Gradient']));
    const filtered = await detectIn(picture, {
      Settings: { GeneralLabels: { LabelCategoryExclusionFilters: ['Colors and Visual Composition'] } },
    });
    expect(filtered.Labels?.map(({ Name }) => Name)).toEqual(['Gradient']);
  });

  it('keeps nothing of a picture but its pixels', async () => {
    const picture = drawn('<rect width="320" height="240" fill="#228b22"/>');
    const tagged = picture.clone().withExif({
      IFD0: { Copyright: 'a secret name' },
      IFD3: { GPSLatitude: '51/1 30/1 3230/100', GPSLatitudeRef: 'N' },
    });
    const withExif = await tagged.jpeg().toBuffer();
    expect(withExif.includes('a secret name')).toBe(true);
    const [plain, secret] = await Promise.all(
      [await picture.jpeg().toBuffer(), withExif].map((Bytes) =>
        detect({ Image: { Bytes }, Features: [...BOTH] }),
      ),
    );
    expect({ ...secret, $metadata: 0 }).toEqual({ ...plain, $metadata: 0 });
  });

  it('answers the same bytes in the same way, every time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => detectIn(noise(), { Features: [...BOTH], MinConfidence: 0 })),
    );
    expect(new Set(answers.map(({ $metadata, ...answer }) => JSON.stringify(answer))).size).toBe(1);
  });

  it.each<[string, () => Promise<DetectLabelsCommandInput>]>([
    [
      'InvalidS3ObjectException',
      async () => ({ Image: { S3Object: { Bucket: 'images', Name: 'gone.jpg' } } }),
    ],
    ['InvalidImageFormatException', async () => ({ Image: { Bytes: Buffer.from('<html></html>') } })],
    ['InvalidImageFormatException', async () => inBucket(Buffer.alloc(0))],
    ['InvalidParameterException', async () => ({ Image: { Bytes: Buffer.alloc(0) } })],
    ['InvalidParameterException', async () => inBucket(await solid('red', 79, 79).png().toBuffer())],
    ['ImageTooLargeException', async () => ({ Image: { Bytes: Buffer.alloc(5 * 1024 * 1024 + 1) } })],
    ['ImageTooLargeException', async () => inBucket(Buffer.alloc(15 * 1024 * 1024 + 1))],
  ])('refuses with %s', async (name, input) => {
    await expect(detect(await input())).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  });
});

describe('any settings', () => {
  const PICTURES = {
    red: solid('#dc143c'),
    halves: halves('#ff8800', '#004488'),
    grey: gradient('#000', '#fff'),
    noise: noise(),
  };
  const settings = fc.record({
    picture: fc.constantFrom(...Object.values(PICTURES)),
    MaxLabels: fc.nat(8),
    MinConfidence: fc.double({ min: 0, max: 100, noNaN: true }),
    MaxDominantColors: fc.nat(20),
  });

  it('are honoured, and every figure stays in its range', async () => {
    await fc.assert(
      fc.asyncProperty(settings, async ({ picture, MaxLabels, MinConfidence, MaxDominantColors }) => {
        const { Labels = [], ImageProperties } = await detectIn(picture, {
          MaxLabels,
          MinConfidence,
          Features: [...BOTH],
          Settings: { ImageProperties: { MaxDominantColors } },
        });
        expect(Labels.length).toBeLessThanOrEqual(MaxLabels);
        for (const { Confidence } of Labels) expectWithin(Confidence, MinConfidence, 100);
        for (const value of Object.values(ImageProperties?.Quality ?? {})) expectWithin(value, 0, 100);
        for (const part of [ImageProperties, ImageProperties?.Foreground, ImageProperties?.Background]) {
          expectColors(part?.DominantColors ?? [], MaxDominantColors);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('with a classifier', () => {
  let folder: string;
  let service: RunningService;
  beforeAll(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'rekognition-')), 'image-classifier');
    await mkdir(folder);
    await writeFile(
      join(folder, 'model.onnx'),
      colorModel({
        weights: [
          [8, 0, 0],
          [0, 0, 8],
        ],
        softmax: true,
      }),
    );
    service = await serve(createRekognitionService({ readObject, classifierFolder: folder }));
  });
  afterAll(async () => {
    await service.stop();
    await rm(dirname(folder), { recursive: true, force: true });
  });

  it('a broken folder fails the call by name until it is mended; then its labels come with their parents', async () => {
    const Image = { Bytes: await solid('#ff0000').png().toBuffer() };
    await expect(detect({ Image }, service)).rejects.toMatchObject({
      name: 'InternalServerError',
      message: expect.stringContaining('image-classifier/labels.json is missing'),
      $metadata: { httpStatusCode: 500 },
    });
    const tomato = { name: 'Tomato', parents: ['Food'], categories: ['Food and Beverage'] };
    await writeFile(join(folder, 'labels.json'), JSON.stringify([tomato, 'Sea']));
    const { Labels, LabelModelVersion } = await detect({ Image }, service);
    expect(LabelModelVersion).toBe('local-1.0+classifier:image-classifier');
    const food = { ...bare, Confidence: 100, Categories: [{ Name: 'Food and Beverage' }] };
    expect(Labels).toContainEqual({ ...food, Name: 'Food' });
    expect(Labels).toContainEqual({ ...food, Name: 'Tomato', Parents: [{ Name: 'Food' }] });
    expect(Labels?.map(({ Name }) => Name)).toEqual(['Food', 'Monochrome', 'Red', 'Solid Color', 'Tomato']);
  });

  it('a call that wants no labels does without it', async () => {
    const Image = { Bytes: await solid('#ff0000').png().toBuffer() };
    const { LabelModelVersion } = await detect({ Image, Features: ['IMAGE_PROPERTIES'] }, service);
    expect(LabelModelVersion).toBe('local-1.0');
  });
});

const bare = {
  Instances: [],
  Parents: [],
  Aliases: [],
  Categories: [{ Name: 'Colors and Visual Composition' }],
};

const inBucket = (bytes: Buffer): DetectLabelsCommandInput => {
  objects.set('images/object', bytes);
  return { Image: { S3Object: { Bucket: 'images', Name: 'object' } } };
};

const expectWithin = (value: number | undefined, least: number, most: number): void => {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
};

const expectColors = (colors: readonly DominantColor[], most: number): void => {
  expect(colors.length).toBeLessThanOrEqual(most);
  const shares = colors.map(({ PixelPercent = 0 }) => PixelPercent);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(100.001);
  for (const { Red, Green, Blue, HexCode } of colors) {
    for (const level of [Red, Green, Blue]) expectWithin(level, 0, 255);
    expect(HexCode).toMatch(/^#[0-9a-f]{6}$/);
  }
};
