import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { readOnnx } from '../../../../lib/core/onnx/onnx-reader.ts';
import { type CsvTrainingProgress, trainFromCsv } from '../../../../lib/core/training/train-from-csv.ts';
import { csvSource } from './csv-source.ts';

const TEXT = [
  'Height,Weight',
  ...Array.from({ length: 40 }, (_, row) => `${60 + (row % 7)},${150 + row}`),
  '',
].join('\n');

const OPTIONS = {
  openBytes: () => csvSource(TEXT, 100),
  feature: 'Weight',
  target: 'Height',
  output: 'height_inches',
  testShare: 0.2,
  seed: 3,
};

const refusal = (code: string) => expect.objectContaining({ name: 'TrainingDataError', code });

const score = async (model: Uint8Array, weights: readonly number[]): Promise<number[]> => {
  const session = await ort.InferenceSession.create(model);
  const Weight = new ort.Tensor('float32', Float32Array.from(weights), [weights.length, 1]);
  const { height_inches: heights } = await session.run({ Weight });
  await session.release();
  return Array.from(heights?.data ?? [], Number);
};

describe('trainFromCsv', () => {
  it('gives the digest and size of the data and of the model', async () => {
    const { dataset, model, onnx, names } = await trainFromCsv(OPTIONS);
    const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    expect(dataset).toEqual({ sha256: sha256(TEXT), bytes: TEXT.length, rows: 40 });
    expect(onnx).toEqual({ opset: 17, irVersion: 8, bytes: model.length, sha256: sha256(model) });
    expect(names).toEqual({ feature: 'Weight', target: 'Height', output: 'height_inches' });
  });

  it('writes the same model for the same data, however it arrives', async () => {
    const [first, second] = await Promise.all([
      trainFromCsv(OPTIONS),
      trainFromCsv({ ...OPTIONS, openBytes: () => csvSource(TEXT) }),
    ]);
    expect(first.model).toEqual(second.model);
  });

  it('writes a model that answers what the line says', async () => {
    const { model, unscaled } = await trainFromCsv(OPTIONS);
    expect(readOnnx(model).inputs.map(({ name }) => name)).toEqual(['Weight']);
    const [height] = await score(model, [180]);
    expect(height).toBeCloseTo(unscaled.coefficient * 180 + unscaled.intercept, 9);
  });

  it('tells how far it is in bytes and rows', async () => {
    const seen: CsvTrainingProgress[] = [];
    await trainFromCsv({ ...OPTIONS, onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toEqual({ pass: 2, rows: 40, bytes: TEXT.length });
    expect(seen[0]).toMatchObject({ pass: 1, bytes: 100 });
  });

  it('notices that the data changed between the passes although the rows are as many', async () => {
    const texts = [TEXT, TEXT.replace('150', '151')];
    const openBytes = () => csvSource(texts.shift() ?? '');
    await expect(trainFromCsv({ ...OPTIONS, openBytes })).rejects.toThrow(refusal('data_changed'));
  });

  it('refuses a feature that the float32 input of the model cannot hold', async () => {
    const openBytes = () => csvSource('Height,Weight\n1,1e39\n2,2\n4,3\n3,4\n5,6\n');
    await expect(trainFromCsv({ ...OPTIONS, testShare: 0.5, openBytes })).rejects.toThrow(
      refusal('value_out_of_range'),
    );
  });

  it.each([
    ['feature and target are one column', { target: 'Weight' }, /feature and target are both "Weight"/],
    ['the output has the name of the feature', { output: 'Weight' }, /input "Weight" and output "Weight"/],
  ])('refuses before it reads when %s', async (_, wrong, message) => {
    const openBytes = () => {
      throw new Error('opened');
    };
    await expect(trainFromCsv({ ...OPTIONS, openBytes, ...wrong })).rejects.toThrow(message);
  });
});

const BASEBALL = '../shared/data/htwtmlb.csv';

// The file is not part of this repository.
describe.skipIf(!existsSync(BASEBALL))(`trainFromCsv on ${BASEBALL}, skipped where it is absent`, () => {
  const baseball = (testShare: number, seed = 3) =>
    trainFromCsv({ ...OPTIONS, openBytes: () => createReadStream(BASEBALL), testShare, seed });

  it.each([
    [0.1, 0.18137638458541205],
    [0.2, 0.2802199932746626],
    [0.3, 0.2752994698858813],
    [0.4, 0.24905929566719742],
  ])('reaches the published accuracy with a test share of %d', async (testShare, r2) => {
    expect(Math.abs((await baseball(testShare)).r2 - r2)).toBeLessThan(1e-12);
  });

  it('finds the published line, ranges and digest', async () => {
    const { unscaled, feature, dataset } = await baseball(0.1);
    expect(unscaled.intercept).toBeCloseTo(61.77398874219472, 11);
    expect(unscaled.coefficient).toBeCloseTo(0.05918534789867627, 13);
    expect(feature).toMatchObject({ min: 150, max: 290 });
    expect(dataset.rows).toBe(1033);
    expect(dataset.sha256).toMatch(/^b231c5d71bc7/);
  });

  it('writes a model that gives the published heights', async () => {
    const { model } = await baseball(0.1);
    const heights = await score(model, [180, 200, 225, 400]);
    expect(heights.map((height) => height.toFixed(2))).toEqual(['72.43', '73.61', '75.09', '85.45']);
  });
});
