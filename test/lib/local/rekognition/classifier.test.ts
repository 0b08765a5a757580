import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { classifierIn, type FindClassifier } from '../../../../lib/local/rekognition/classifier.ts';
import { decodeImage } from '../../../../lib/local/rekognition/decode-image.ts';
import { solid } from './pictures.ts';
import { type ColorModel, colorModel } from './tiny-onnx.ts';

/** Logits of 8 times the average red and blue. */
const RED_OR_BLUE: ColorModel = {
  weights: [
    [8, 0, 0],
    [0, 0, 8],
  ],
  softmax: true,
};
const PLAIN = { width: 16, height: 16, mean: [0, 0, 0], std: [1, 1, 1] };

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'classifier-'));
  folder = join(root, 'image-classifier');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const put = async (files: Record<string, unknown>): Promise<void> => {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(
      join(folder, name),
      Buffer.isBuffer(content) || typeof content === 'string' ? content : JSON.stringify(content),
    );
  }
};
const classify = async (picture: Sharp, find: FindClassifier = classifierIn(folder)) => {
  const raster = await decodeImage(await picture.png().toBuffer());
  const labels = (await (await find())?.classify(raster)) ?? expect.unreachable('there is a classifier');
  return Object.fromEntries(labels.map(({ name, confidence }) => [name, confidence]));
};
const broken = (message: RegExp) =>
  expect.objectContaining({
    code: 'InternalServerError',
    status: 500,
    message: expect.stringMatching(message),
  });

describe('no classifier', () => {
  it('is what a missing or empty folder means, or none at all', async () => {
    expect(await classifierIn(undefined)()).toBeUndefined();
    const find = classifierIn(folder);
    expect(await find()).toBeUndefined();
    await put({ 'preprocess.json': {} });
    expect(await find()).toBeUndefined();
  });

  it('lasts until one is put there', async () => {
    const find = classifierIn(folder);
    expect(await find()).toBeUndefined();
    await put({
      'model.onnx': colorModel(RED_OR_BLUE),
      'labels.json': ['Red', 'Blue'],
      'preprocess.json': PLAIN,
    });
    expect((await find())?.name).toBe('image-classifier');
  });
});

describe('a classifier', () => {
  it.each([
    ['probabilities', true],
    ['raw scores', false],
  ])('is as sure as its model, whether that gives %s', async (_, softmax) => {
    await put({
      'model.onnx': colorModel({ ...RED_OR_BLUE, softmax }),
      'labels.json': ['Tomato', 'Sea'],
      'preprocess.json': PLAIN,
    });
    const sure = 100 / (1 + Math.exp(-8));
    const red = await classify(solid('#ff0000'));
    expect(red.Tomato).toBeCloseTo(sure, 2);
    expect(red.Sea).toBeCloseTo(100 - sure, 2);
    expect((await classify(solid('#0000ff'))).Sea).toBeCloseTo(sure, 2);
  });

  it('prepares pictures as ImageNet models expect when nothing else is said', async () => {
    await put({ 'model.onnx': colorModel({ ...RED_OR_BLUE, side: 224 }), 'labels.json': ['Tomato', 'Sea'] });
    const [red, blue] = [(1 - 0.485) / 0.229, (0 - 0.406) / 0.225];
    expect((await classify(solid('#ff0000'))).Tomato).toBeCloseTo(100 / (1 + Math.exp(8 * (blue - red))), 2);
  });

  it('adds the ancestors of its classes, as sure as all classes under them together', async () => {
    await put({
      'model.onnx': colorModel({
        weights: [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ],
        softmax: true,
      }),
      'labels.json': [
        { name: 'Poodle', parents: ['Dog'], categories: ['Animals and Pets'] },
        { name: 'Dog', parents: ['Animal'], aliases: ['Hound'], categories: ['Animals and Pets'] },
        { name: 'Chair', parents: [] },
      ],
      'preprocess.json': PLAIN,
    });
    const find = classifierIn(folder);
    const [poodle, dog, chair] = [Math.E, 1, 1].map((power) => (100 * power) / (Math.E + 2)) as [
      number,
      number,
      number,
    ];
    const labels = await classify(solid('#ff0000'), find);
    expect(labels.Poodle).toBeCloseTo(poodle, 2);
    expect(labels.Dog).toBeCloseTo(poodle + dog, 2);
    expect(labels.Animal).toBeCloseTo(poodle + dog, 2);
    expect(labels.Chair).toBeCloseTo(chair, 2);
    const raster = await decodeImage(await solid('#ff0000').png().toBuffer());
    const described = (await (await find())?.classify(raster)) ?? [];
    expect(described.find(({ name }) => name === 'Poodle')?.parents).toEqual(['Dog', 'Animal']);
    expect(described.find(({ name }) => name === 'Dog')?.aliases).toEqual(['Hound']);
    expect(described.find(({ name }) => name === 'Animal')).toMatchObject({
      parents: [],
      categories: ['Animals and Pets'],
    });
  });

  it('adds up classes of the same name, and survives parents that go in a circle', async () => {
    await put({
      'model.onnx': colorModel({
        weights: [
          [1, 0, 0],
          [1, 0, 0],
          [0, 0, 1],
        ],
        softmax: true,
      }),
      'labels.json': [{ name: 'Crane' }, { name: 'Crane' }, { name: 'Egg', parents: ['Hen', 'Egg'] }].map(
        (label) => label,
      ),
      'preprocess.json': PLAIN,
    });
    const labels = await classify(solid('#ff0000'));
    expect(Object.keys(labels)).toEqual(['Crane', 'Egg', 'Hen']);
    expect(labels.Crane).toBeCloseTo((200 * Math.E) / (2 * Math.E + 1), 2);
    expect(labels.Hen).toBe(labels.Egg);
  });

  it('is loaded once', async () => {
    await put({
      'model.onnx': colorModel(RED_OR_BLUE),
      'labels.json': ['Red', 'Blue'],
      'preprocess.json': PLAIN,
    });
    const find = classifierIn(folder);
    const [one, other] = await Promise.all([find(), find()]);
    expect(one).toBe(other);
    expect(await find()).toBe(one);
  });
});

describe('a broken classifier folder', () => {
  const model = colorModel(RED_OR_BLUE);
  it.each<[string, Record<string, unknown>, RegExp]>([
    ['without labels', { 'model.onnx': model }, /image-classifier\/labels\.json is missing/],
    ['without a model', { 'labels.json': ['A', 'B'] }, /image-classifier\/model\.onnx is missing/],
    [
      'with labels that are not JSON',
      { 'model.onnx': model, 'labels.json': 'Red\nBlue' },
      /labels\.json is not JSON/,
    ],
    [
      'with labels that are none',
      { 'model.onnx': model, 'labels.json': [1, 2] },
      /labels\.json is not valid: 0 must be a name/,
    ],
    [
      'with an unknown setting',
      { 'model.onnx': model, 'labels.json': ['A', 'B'], 'preprocess.json': { size: 3 } },
      /preprocess\.json is not valid: .*size/,
    ],
    [
      'with a deviation of 0',
      { 'model.onnx': model, 'labels.json': ['A', 'B'], 'preprocess.json': { std: [1, 0, 1] } },
      /preprocess\.json is not valid: std must not hold 0/,
    ],
    [
      'with a web page for a model',
      { 'model.onnx': '<html>AccessDenied</html>', 'labels.json': ['A', 'B'] },
      /model\.onnx is missing or is not a model/,
    ],
    [
      'with an empty model',
      { 'model.onnx': '', 'labels.json': ['A', 'B'] },
      /model\.onnx is missing or is not a model/,
    ],
    [
      'with a label too many',
      { 'model.onnx': model, 'labels.json': ['A', 'B', 'C'], 'preprocess.json': PLAIN },
      /labels\.json has 3 labels, but model\.onnx gives 2 scores/,
    ],
    [
      'with a model of another size',
      { 'model.onnx': colorModel({ ...RED_OR_BLUE, side: 32 }), 'labels.json': ['A', 'B'] },
      /model\.onnx cannot take a float32 input of 1 x 3 x 224 x 224/,
    ],
    [
      'with a model that gives no numbers',
      {
        'model.onnx': colorModel({
          weights: [
            [Number.NaN, 0, 0],
            [0, 0, 0],
          ],
          softmax: false,
        }),
        'labels.json': ['A', 'B'],
      },
      /model\.onnx gave a score that is not a finite number/,
    ],
  ])('%s names the file at fault and what to do', async (_, files, message) => {
    await put(files);
    const attempt = () => classify(solid('#ff0000'));
    await expect(attempt()).rejects.toEqual(broken(message));
    await expect(attempt()).rejects.toThrow(/Mend it, or take the folder away/);
  });

  it('gives no path of this machine away', async () => {
    await put({ 'model.onnx': 'nonsense', 'labels.json': ['A'] });
    await expect(classify(solid('red'))).rejects.toEqual(
      expect.objectContaining({ message: expect.not.stringContaining(tmpdir()) }),
    );
  });

  it('works as soon as it is mended', async () => {
    await put({ 'model.onnx': 'nonsense', 'labels.json': ['Tomato', 'Sea'], 'preprocess.json': PLAIN });
    const find = classifierIn(folder);
    await expect(find()).rejects.toEqual(broken(/model\.onnx/));
    await put({ 'model.onnx': model });
    expect((await classify(solid('#ff0000'), find)).Tomato).toBeGreaterThan(99);
  });
});
