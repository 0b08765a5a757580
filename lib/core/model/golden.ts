import * as z from 'zod';
import { ModelError } from '../errors.ts';
import type { Feature, ModelCard } from './card.ts';
import { exampleRow } from './rows.ts';

/** Fewer rows prove little of a model. */
export const LEAST_GOLDEN_ROWS = 20;

const Members = z.record(z.string(), z.unknown());

/** What a model is known to answer: `models/<name>/golden.json`. A release that answers otherwise is stopped. */
export const Golden = z
  .strictObject({
    /** Of the `model.onnx` that gave the answers. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    rows: z.array(Members).min(LEAST_GOLDEN_ROWS, `at least ${LEAST_GOLDEN_ROWS} rows`),
    predictions: z.array(Members),
  })
  .refine(({ rows, predictions }) => rows.length === predictions.length, 'a prediction for each row');
export type Golden = z.infer<typeof Golden>;

/**
 * Reads the text of a `golden.json`, or finds that there is none.
 *
 * @throws {ModelError} `card_invalid`, naming the file, what is wrong and how to make it anew.
 */
export const parseGolden = (text: string | undefined, card: ModelCard): Golden => {
  const file = `models/${card.name}/golden.json`;
  if (text === undefined)
    throw new ModelError(
      'card_invalid',
      `${file} is missing, so nobody could tell whether a release answers right; ${advice(card)}`,
    );
  const parsed = Golden.safeParse(jsonOrNothing(text));
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || '(whole)'}: ${message}`,
    );
    throw new ModelError(
      'card_invalid',
      `${file} holds no golden predictions: ${reasons.join('; ')}; ${advice(card)}`,
    );
  }
  if (parsed.data.sha256 === card.onnx.sha256) return parsed.data;
  throw new ModelError('card_invalid', `${file} is of another model than its card; ${advice(card)}`);
};

const advice = ({ name }: ModelCard): string => `make it with "polo models ${name} --pin"`;

const jsonOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One more than the least: with an odd number, the middle of each range is among them. */
const ROWS = LEAST_GOLDEN_ROWS + 1;

/**
 * Rows spread evenly over what the model was trained on, ends included. Truth values and examples of texts take
 * turns; other features without a range stay at their example.
 */
export const goldenRows = (card: ModelCard): readonly Readonly<Record<string, number | string | boolean>>[] =>
  Array.from({ length: ROWS }, (_, index) => ({
    ...exampleRow(card),
    ...Object.fromEntries(card.features.flatMap((feature) => spread(feature, index))),
  }));

const spread = (feature: Feature, index: number): [string, number | boolean | string][] => {
  const { name, type, range, examples } = feature;
  if (type === 'bool') return [[name, index % 2 === 0]];
  if (type === 'string' && examples) return [[name, examples[index % examples.length] ?? '']];
  if (type === 'string' || range === undefined) return [];
  const value = range.min + ((range.max - range.min) * index) / (ROWS - 1);
  return [[name, type === 'int32' || type === 'int64' ? Math.round(value) : value]];
};
