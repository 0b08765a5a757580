import { describe, expect, it } from 'vitest';
import { parseDetectLabelsRequest } from '../../../../lib/local/rekognition/detect-labels-request.ts';

const Image = { Bytes: 'AAAA' };
const filters = (members: object) => ({ Image, Settings: { GeneralLabels: members } });
const colors = (MaxDominantColors: unknown) => ({
  Image,
  Settings: { ImageProperties: { MaxDominantColors } },
});
const inS3 = (S3Object: unknown) => ({ Image: { S3Object } });

describe('what a request leaves out', () => {
  it('means up to 1000 labels from 55 up, unfiltered, and no image properties', () => {
    expect(parseDetectLabelsRequest({ Image })).toEqual({
      image: { kind: 'bytes', base64: 'AAAA' },
      labels: {
        maxLabels: 1000,
        minConfidence: 55,
        included: { names: [], categories: [] },
        excluded: { names: [], categories: [] },
      },
    });
  });

  it.each([[[]], [null]])('means labels only when Features is %j', (Features) => {
    const { labels, properties } = parseDetectLabelsRequest({ Image, Features });
    expect(labels).toBeDefined();
    expect(properties).toBeUndefined();
  });

  it('means ten dominant colours, and no labels when only IMAGE_PROPERTIES is wanted', () => {
    const { labels, properties } = parseDetectLabelsRequest({ Image, Features: ['IMAGE_PROPERTIES'] });
    expect(labels).toBeUndefined();
    expect(properties).toEqual({ maxDominantColors: 10 });
  });

  it('may be written as null', () => {
    const nulls = { MaxLabels: null, MinConfidence: null, Features: null, Settings: null };
    expect(parseDetectLabelsRequest({ Image: { ...Image, S3Object: null }, ...nulls })).toEqual(
      parseDetectLabelsRequest({ Image }),
    );
  });
});

describe('what a request says', () => {
  it('is kept: object, version, limits and filters', () => {
    const request = parseDetectLabelsRequest({
      Image: { S3Object: { Bucket: 'images', Name: 'a b+c.jpg', Version: 'v1' } },
      MaxLabels: 3,
      MinConfidence: 12.5,
      Features: ['GENERAL_LABELS', 'IMAGE_PROPERTIES'],
      Settings: {
        GeneralLabels: {
          LabelInclusionFilters: ['Red'],
          LabelExclusionFilters: ['Blue'],
          LabelCategoryInclusionFilters: ['Patterns and Shapes'],
          LabelCategoryExclusionFilters: ['Animals and Pets'],
        },
        ImageProperties: { MaxDominantColors: 20 },
      },
    });
    expect(request).toEqual({
      image: { kind: 's3', bucket: 'images', key: 'a b+c.jpg', version: 'v1' },
      labels: {
        maxLabels: 3,
        minConfidence: 12.5,
        included: { names: ['Red'], categories: ['Patterns and Shapes'] },
        excluded: { names: ['Blue'], categories: ['Animals and Pets'] },
      },
      properties: { maxDominantColors: 20 },
    });
  });

  it('is capped, not refused, above 1000 labels', () => {
    expect(parseDetectLabelsRequest({ Image, MaxLabels: 5000 }).labels?.maxLabels).toBe(1000);
  });
});

describe('a request that breaks a rule', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['has no image', {}, 'Image is required.'],
    ['has an empty image', { Image: {} }, 'Image must hold exactly one of Bytes and S3Object.'],
    [
      'has two images',
      { Image: { ...Image, S3Object: { Bucket: 'images', Name: 'a' } } },
      'Image must hold exactly one of Bytes and S3Object.',
    ],
    ['has no bytes in Bytes', { Image: { Bytes: '' } }, 'Image.Bytes must not be empty.'],
    ['has Bytes that are no text', { Image: { Bytes: [1] } }, 'Image.Bytes must be base64 text.'],
    [
      'names an object without a bucket',
      inS3({ Name: 'a' }),
      'Image.S3Object.Bucket must be text of 3 to 255 characters.',
    ],
    [
      'names an object without a name',
      inS3({ Bucket: 'images' }),
      'Image.S3Object.Name must be text of 1 to 1024 characters.',
    ],
    [
      'has a bucket that cannot be',
      inS3({ Bucket: '../x', Name: 'a' }),
      'Image.S3Object.Bucket may hold letters, digits, dots, hyphens and underscores.',
    ],
    [
      'has too long a key',
      inS3({ Bucket: 'images', Name: 'k'.repeat(1025) }),
      'Image.S3Object.Name must be text of 1 to 1024 characters.',
    ],
    [
      'wants fewer than no labels',
      { Image, MaxLabels: -1 },
      'MaxLabels must be a whole number, 0 or more; got -1.',
    ],
    [
      'wants half a label',
      { Image, MaxLabels: 0.5 },
      'MaxLabels must be a whole number, 0 or more; got 0.5.',
    ],
    [
      'wants too much confidence',
      { Image, MinConfidence: 100.1 },
      'MinConfidence must be a number from 0 to 100; got 100.1.',
    ],
    [
      'wants negative confidence',
      { Image, MinConfidence: -1 },
      'MinConfidence must be a number from 0 to 100; got -1.',
    ],
    [
      'writes confidence as text',
      { Image, MinConfidence: '70' },
      'MinConfidence must be a number from 0 to 100.',
    ],
    [
      'wants an unknown feature',
      { Image, Features: ['FACES'] },
      'Features[0] must be one of GENERAL_LABELS, IMAGE_PROPERTIES.',
    ],
    [
      'wants three features',
      { Image, Features: Array(3).fill('GENERAL_LABELS') },
      'Features may hold at most 2 features.',
    ],
    [
      'wants 21 colours',
      colors(21),
      'Settings.ImageProperties.MaxDominantColors must be a number from 0 to 20; got 21.',
    ],
    [
      'wants 1.5 colours',
      colors(1.5),
      'Settings.ImageProperties.MaxDominantColors must be a whole number; got 1.5.',
    ],
    [
      'has 101 filters',
      filters({ LabelInclusionFilters: Array(101).fill('A') }),
      'Settings.GeneralLabels.LabelInclusionFilters may hold at most 100 names.',
    ],
    [
      'has a filter of 51 characters',
      filters({ LabelExclusionFilters: ['A', 'B'.repeat(51)] }),
      'Settings.GeneralLabels.LabelExclusionFilters[1] must be text of 0 to 50 characters.',
    ],
    [
      'has a filter no label can match',
      filters({ LabelCategoryInclusionFilters: ['a&b'] }),
      'Settings.GeneralLabels.LabelCategoryInclusionFilters[0] holds a character that no label name has.',
    ],
    [
      'limits labels it does not want',
      { Image, Features: ['IMAGE_PROPERTIES'], MaxLabels: 1 },
      'MaxLabels is only valid with the feature GENERAL_LABELS.',
    ],
    ['has settings that are none', { Image, Settings: 'all' }, 'Settings must be an object.'],
  ])('and %s is refused by the name of the member', (_, input, message) => {
    expect(() => parseDetectLabelsRequest(input)).toThrow(
      expect.objectContaining({ code: 'InvalidParameterException', status: 400, message }),
    );
  });
});
