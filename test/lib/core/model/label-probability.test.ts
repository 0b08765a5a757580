import { expect, it } from 'vitest';
import { labelOutput, labelProbability } from '../../../../lib/core/model/label-probability.ts';

const card = {
  name: 'm',
  outputs: [
    { name: 'class', type: 'int64' as const },
    { name: 'p', type: 'float32' as const, labels: ['negative', 'positive'] },
  ],
};
const two = { name: 'p', type: 'float32' as const, labels: ['negative', 'positive'] };
const three = { ...two, labels: ['negative', 'neutral', 'positive'] };

it.each([
  [two, [0.9], 'positive', 0.9],
  [two, [0.75], 'negative', 0.25],
  [two, [0.3, 0.7], 'positive', 0.7],
  [two, [0.3, 0.7], 'negative', 0.3],
  [three, [0.1, 0.7, 0.2], 'positive', 0.2],
])('%j with the values %j finds %s as probable as %d', (output, values, label, probability) => {
  expect(labelProbability(card, output, values, label)).toBe(probability);
});

it.each([
  [
    three,
    [0.9],
    'model_io_unsupported',
    'models/m/model.onnx gives 1 values a row for "p", its card has 3 labels',
  ],
  [
    two,
    [0.1, 0.2, 0.7],
    'model_io_unsupported',
    'models/m/model.onnx gives 3 values a row for "p", its card has 2 labels',
  ],
  [two, [Number.NaN], 'model_output_not_finite', 'model "m" gave no finite "p"'],
])('%j with the values %j is refused', (output, values, code, message) => {
  expect(() => labelProbability(card, output, values, 'positive')).toThrow(
    expect.objectContaining({ code, message }),
  );
});

it('finds the output that names the labels, or says which outputs there are', () => {
  expect(labelOutput(card, ['negative', 'positive'])).toBe(1);
  expect(() => labelOutput(card, ['spam'])).toThrow(
    'models/m/model.json names no output with "labels" "spam"; its outputs are "class", "p"',
  );
});
