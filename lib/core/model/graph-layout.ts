import type { InferenceSession } from 'onnxruntime-node';
import { ModelError } from '../errors.ts';
import { ElementType, type ModelCard, type TextInput } from './card.ts';

/** One graph input and which features, by their place in the card, fill its columns. */
export interface GraphInput {
  readonly name: string;
  readonly type: ElementType;
  readonly features: readonly number[];
  /** `[rows]` instead of `[rows, columns]`. */
  readonly flat: boolean;
}

export interface GraphLayout {
  readonly inputs: readonly GraphInput[];
  /** Graph outputs in the order of the card's outputs. */
  readonly outputs: readonly string[];
}

type Metadata = Pick<InferenceSession, 'inputMetadata' | 'outputMetadata'>;
type ValueMetadata = InferenceSession.ValueMetadata;

/**
 * Finds how a card's features fill the graph's inputs: one input per feature, by name, or one
 * matrix whose columns are the features in the card's order. A text classifier has one matrix whose columns are the
 * terms of its vocabulary.
 *
 * @throws {ModelError} `model_io_unsupported`, saying what the graph has and what the card says.
 */
export const layoutOf = (card: ModelCard, { inputMetadata, outputMetadata }: Metadata): GraphLayout => {
  const inputs =
    card.text === undefined
      ? featureInputs(card, inputMetadata)
      : [countsInput(card, card.text, inputMetadata)];
  return { inputs, outputs: card.outputs.map((output) => outputName(card, output, outputMetadata)) };
};

const featureInputs = (card: ModelCard, inputMetadata: Metadata['inputMetadata']): readonly GraphInput[] => {
  const byName = card.features.every(({ name }) => inputMetadata.some((input) => input.name === name));
  const [only] = inputMetadata;
  return byName && inputMetadata.length === card.features.length
    ? card.features.map((feature, index) =>
        graphInput(card, find(card, inputMetadata, feature.name), [index]),
      )
    : inputMetadata.length === 1 && only !== undefined
      ? [graphInput(card, only, [...card.features.keys()])]
      : disagree(card, `the graph takes ${namesOf(inputMetadata)}, the card has ${namesOf(card.features)}`);
};

/** Numbers of any type can count. */
const countsInput = (
  card: ModelCard,
  { vocabulary: { terms } }: TextInput,
  inputMetadata: Metadata['inputMetadata'],
): GraphInput => {
  const [only] = inputMetadata;
  if (only === undefined || inputMetadata.length > 1)
    return disagree(card, `the graph takes ${namesOf(inputMetadata)}, a text classifier one table of counts`);
  const { type, shape } = tensorMetadata(card, only);
  const columns = shape[1];
  if (shape.length !== 2 || (typeof columns === 'number' && columns !== terms)) {
    const wanted = `the vocabulary fills [rows, ${terms}]`;
    return disagree(card, `input "${only.name}" has shape [${shape.join(', ')}], ${wanted}`);
  }
  if (type === 'string' || type === 'bool')
    return disagree(card, `input "${only.name}" is ${type}, counts are numbers`);
  return { name: only.name, type, features: [...new Array(terms).keys()], flat: false };
};

const graphInput = (card: ModelCard, metadata: ValueMetadata, features: readonly number[]): GraphInput => {
  const { type, shape } = tensorMetadata(card, metadata);
  const columns = shape.length === 1 ? 1 : shape[1];
  const isTable = shape.length === 1 || shape.length === 2;
  if (!isTable || (typeof columns === 'number' && columns !== features.length)) {
    return disagree(
      card,
      `input "${metadata.name}" has shape [${shape.join(', ')}], the card fills [rows, ${features.length}]`,
    );
  }
  for (const index of features) {
    const feature = card.features[index];
    if (feature && feature.type !== type) {
      return disagree(
        card,
        `input "${metadata.name}" is ${type}, the card says ${feature.type} for "${feature.name}"`,
      );
    }
  }
  return { name: metadata.name, type, features, flat: shape.length === 1 };
};

const outputName = (
  card: ModelCard,
  output: ModelCard['outputs'][number],
  metadata: readonly ValueMetadata[],
): string => {
  const wanted = output.tensor ?? output.name;
  const { type } = tensorMetadata(card, find(card, metadata, wanted));
  return type === output.type
    ? wanted
    : disagree(card, `output "${wanted}" is ${type}, the card says ${output.type}`);
};

const find = (card: ModelCard, metadata: readonly ValueMetadata[], name: string): ValueMetadata =>
  metadata.find((value) => value.name === name) ??
  disagree(card, `the card names "${name}", the graph has ${namesOf(metadata)}`);

const tensorMetadata = (card: ModelCard, value: ValueMetadata) => {
  if (!value.isTensor)
    return disagree(card, `"${value.name}" is a sequence or a map, only tensors are served`);
  const type = ElementType.safeParse(value.type);
  return type.success
    ? { type: type.data, shape: value.shape }
    : disagree(card, `"${value.name}" is ${value.type}, served are ${ElementType.options.join(', ')}`);
};

const namesOf = (values: readonly { readonly name: string }[]): string =>
  values.map(({ name }) => `"${name}"`).join(', ');

const disagree = (card: ModelCard, how: string): never => {
  throw new ModelError('model_io_unsupported', `model "${card.name}" and its card do not fit: ${how}`);
};
