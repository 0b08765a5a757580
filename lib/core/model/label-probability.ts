import { ModelError } from '../errors.ts';
import type { ModelCard, Output } from './card.ts';
import type { OutputColumn } from './scorer.ts';

/**
 * The output that gives the probabilities of some labels, by its place in the card.
 *
 * @throws {ModelError} `model_io_unsupported` when no output names them all.
 */
export const labelOutput = (card: Pick<ModelCard, 'name' | 'outputs'>, labels: readonly string[]): number => {
  const place = card.outputs.findIndex((output) => labels.every((label) => output.labels?.includes(label)));
  if (place !== -1) return place;
  const wanted = labels.map((label) => `"${label}"`).join(' and ');
  throw new ModelError(
    'model_io_unsupported',
    `models/${card.name}/model.json names no output with "labels" ${wanted}; its outputs are ${card.outputs.map(({ name }) => `"${name}"`).join(', ')}`,
  );
};

/**
 * How probable a label is for a row. Of two labels the graph may give one number: the probability of the second.
 *
 * @throws {ModelError} `model_io_unsupported` when the graph gives another number of values,
 * `model_output_not_finite` when the value is none.
 */
export const labelProbability = (
  card: Pick<ModelCard, 'name'>,
  { name, labels = [] }: Output,
  values: OutputColumn[number],
  label: string,
): number => {
  const place = labels.indexOf(label);
  const isOneOfTwo = values.length === 1 && labels.length === 2;
  if (!isOneOfTwo && values.length !== labels.length) {
    const found = `gives ${values.length} values a row for "${name}", its card has ${labels.length} labels`;
    throw new ModelError('model_io_unsupported', `models/${card.name}/model.onnx ${found}`);
  }
  const value = Number(values[isOneOfTwo ? 0 : place]);
  if (!Number.isFinite(value))
    throw new ModelError('model_output_not_finite', `model "${card.name}" gave no finite "${name}"`);
  return isOneOfTwo && place === 0 ? 1 - value : value;
};
