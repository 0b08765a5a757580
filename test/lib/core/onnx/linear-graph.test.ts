import { createHash } from 'node:crypto';
import * as ort from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linearGraph } from '../../../../lib/core/onnx/linear-graph.ts';
import { readOnnx } from '../../../../lib/core/onnx/onnx-reader.ts';

/** Height from weight of 1,033 baseball players. */
const BASEBALL = {
  input: { name: 'Weight', mean: 201.6892545982573, standardDeviation: 20.98132786087335 },
  output: { name: 'height_inches', mean: 73.69893514036777, standardDeviation: 2.305212920861683 },
  coefficient: 0.5386865471662386,
  intercept: 0.0052499717227750976,
};

const exactHeight = (weight: number): number => {
  const { input, output, coefficient, intercept } = BASEBALL;
  const scaled = (weight - input.mean) / input.standardDeviation;
  return (scaled * coefficient + intercept) * output.standardDeviation + output.mean;
};

describe('linearGraph in ONNX Runtime', () => {
  const model = linearGraph(BASEBALL);
  let session: ort.InferenceSession;
  beforeAll(async () => {
    session = await ort.InferenceSession.create(model);
  });
  afterAll(() => session.release());

  const score = async (weights: readonly number[]) => {
    const Weight = new ort.Tensor('float32', Float32Array.from(weights), [weights.length, 1]);
    return (await session.run({ Weight })).height_inches;
  };

  it('is loaded with the names, types and shapes that were asked for', () => {
    expect(session.inputMetadata).toMatchObject([
      { name: 'Weight', isTensor: true, type: 'float32', shape: ['rows', 1] },
    ]);
    expect(session.outputMetadata).toMatchObject([
      { name: 'height_inches', isTensor: true, type: 'float64', shape: ['rows', 1] },
    ]);
  });

  it.each([
    [180, '72.43'],
    [200, '73.61'],
    [225, '75.09'],
    [400, '85.45'],
  ])('answers for %d pounds %s inches', async (weight, height) => {
    const answered = await score([weight]);
    expect(Number(answered?.data[0]).toFixed(2)).toBe(height);
    expect(answered?.dims).toEqual([1, 1]);
  });

  it('agrees with the formula in doubles to 1e-9 for a thousand weights', async () => {
    const weights = Array.from({ length: 1000 }, (_, row) =>
      Math.fround(((row * 7919) % 100_003) / 97 - 100),
    );
    const answered = await score(weights);
    expect(answered?.dims).toEqual([1000, 1]);
    weights.forEach((weight, row) => {
      expect(Math.abs(Number(answered?.data[row]) - exactHeight(weight))).toBeLessThan(1e-9);
    });
  });
});

describe('linearGraph', () => {
  it('gives the same bytes for the same numbers', () => {
    const sha256 = createHash('sha256').update(linearGraph(BASEBALL)).digest('hex');
    expect(sha256).toBe('73bac8a89f8ba3270d3335ee1baf5657de1d1b8478a55bbff167778bbe6d010c');
    expect(linearGraph(BASEBALL)).toEqual(linearGraph({ ...BASEBALL }));
  });

  it('says who made it, for which versions, and nothing of when', () => {
    expect(readOnnx(linearGraph({ ...BASEBALL, description: 'Height.' }))).toEqual({
      irVersion: 8,
      producer: 'marcopolo',
      opsets: [{ domain: '', version: 17 }],
      inputs: [{ name: 'Weight', kind: 'tensor', elementType: 'float32', shape: ['rows', 1] }],
      outputs: [{ name: 'height_inches', kind: 'tensor', elementType: 'float64', shape: ['rows', 1] }],
      initializers: [
        'linear/input_mean',
        'linear/input_standard_deviation',
        'linear/coefficient',
        'linear/intercept',
        'linear/output_standard_deviation',
        'linear/output_mean',
      ],
      nodeCount: 7,
      opTypes: ['Add', 'Cast', 'Div', 'Mul', 'Sub'],
    });
    expect(Buffer.from(linearGraph({ ...BASEBALL, description: 'Height.' })).toString('latin1')).toContain(
      'Height.',
    );
  });

  it.each([
    ['Weight', 'Weight'],
    ['linear/step_1', 'height'],
    ['Weight', 'linear/coefficient'],
    ['', 'height'],
  ])('refuses the input name %j with the output name %j', (input, output) => {
    const refused = expect(() =>
      linearGraph({
        ...BASEBALL,
        input: { ...BASEBALL.input, name: input },
        output: { ...BASEBALL.output, name: output },
      }),
    );
    refused.toThrow(RangeError);
    refused.toThrow('two different names, neither empty nor starting with linear/');
  });
});
