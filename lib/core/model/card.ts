import * as z from 'zod';
import { ModelError } from '../errors.ts';

const Name = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'lower-case letters, digits and hyphens');
const Field = z
  .string()
  .min(1)
  .max(128)
  .refine(
    (name) => !['__proto__', 'constructor', 'prototype'].includes(name),
    'a name that JavaScript reserves',
  );
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');
const Range = z
  .strictObject({ min: z.number(), max: z.number() })
  .refine(({ min, max }) => min <= max, 'min must not be above max');

/** The tensor element types that a feature or an output may have, in ONNX Runtime's words. */
export const ElementType = z.enum(['float32', 'float64', 'int32', 'int64', 'bool', 'string']);
export type ElementType = z.infer<typeof ElementType>;

const Feature = z.strictObject({
  name: Field,
  type: ElementType,
  unit: z.string().optional(),
  description: z.string().optional(),
  /** Smallest and largest value seen in training; answers outside it carry a warning. */
  range: Range.optional(),
  /** What the served API shows when it needs a value. */
  example: z.union([z.number(), z.string(), z.boolean()]).optional(),
  /** Texts that golden rows go through in turn. */
  examples: z.array(z.string().min(1)).min(1).max(1000).optional(),
});

const Output = z.strictObject({
  name: Field,
  /** The graph output it is read from, where that has another name. */
  tensor: z.string().min(1).optional(),
  type: ElementType,
  unit: z.string().optional(),
  description: z.string().optional(),
  /** Digits kept after the point in answers; left out, the full value is given. */
  decimals: z.int().min(0).max(15).optional(),
  /** A second rendering of the same value, for people. */
  readable: z.strictObject({ name: Field, as: z.enum(['feet-and-inches']) }).optional(),
  /** Whose probabilities the values of a row are; where there are two labels, one value is that of the second. */
  labels: z
    .array(z.string().min(1))
    .min(2)
    .refine((labels) => new Set(labels).size === labels.length, 'a label is there twice')
    .optional(),
});

const Measured = z.strictObject({ name: z.string().min(1), value: z.number() });

const Metric = z.union([
  /** On rows of the data that were held out. */
  Measured.extend({
    split: z.strictObject({
      method: z.string(),
      testShare: z.number(),
      seed: z.int(),
      trainRows: z.int(),
      testRows: z.int(),
    }),
  }),
  /** On other data, none of which was trained on. */
  Measured.extend({
    testSet: z.strictObject({
      dataset: z.string().min(1),
      licence: z.string().min(1),
      sha256: Sha256,
      rows: z.int().positive(),
    }),
  }),
]);

const Provenance = z.strictObject({
  dataset: z.string().min(1),
  licence: z.string().min(1),
  /** Of the data file's bytes. */
  sha256: Sha256,
  rows: z.int().positive(),
  trainer: z.string().min(1),
  created: z.iso.datetime(),
});

const OnnxFacts = z.strictObject({
  opset: z.int().positive(),
  irVersion: z.int().positive(),
  bytes: z.int().positive(),
  sha256: Sha256,
});

const Ngrams = z
  .strictObject({ from: z.int().min(1), to: z.int().max(4) })
  .refine(({ from, to }) => from <= to, 'from must not be above to');

/** How the text of a row becomes the numbers that the graph takes: terms are counted, one column for each. */
const TextInput = z.strictObject({
  /** NFKC, lower case, Unicode letters and digits with apostrophes within. */
  tokens: z.literal('words'),
  ngrams: Ngrams,
  /** Words after one of these, as many as it reaches or to the end of the clause, are other terms: `!good`. */
  negations: z
    .strictObject({
      words: z.array(z.string().min(1)).min(1).max(1000).readonly(),
      reach: z.int().min(1).max(10),
    })
    .optional(),
  /** Whether a column holds how often its term is there, or 1 where it is. */
  weights: z.enum(['counts', 'presence']),
  /** Of `vocabulary.json` beside the card. */
  vocabulary: z.strictObject({ sha256: Sha256, terms: z.int().positive() }),
});
export type TextInput = z.infer<typeof TextInput>;

const unique = (fields: readonly { readonly name: string }[]): boolean =>
  new Set(fields.map(({ name }) => name)).size === fields.length;

/**
 * The card of a model: what `models/<name>/model.json` holds. Validation of requests, the OpenAPI
 * document, metadata, capture and monitoring are derived from it.
 */
export const ModelCard = z
  .strictObject({
    name: Name,
    version: z.int().positive(),
    description: z.string().min(1),
    task: z.enum(['regression', 'classification', 'text-classification', 'other']),
    features: z.array(Feature).min(1).refine(unique, 'two features have the same name'),
    outputs: z.array(Output).min(1).refine(unique, 'two outputs have the same name'),
    metrics: z.array(Metric),
    /** Left out for models trained elsewhere by means unknown. */
    provenance: Provenance.optional(),
    /** Left out for models whose graph takes the features as they are. */
    text: TextInput.optional(),
    onnx: OnnxFacts,
  })
  .refine(
    ({ task, text }) => (task === 'text-classification') === (text !== undefined),
    'text-classification needs "text", and "text" that task',
  )
  .refine(
    ({ text, features }) => text === undefined || (features.length === 1 && features[0]?.type === 'string'),
    'a model with "text" has one feature, of type string',
  );
export type ModelCard = z.infer<typeof ModelCard>;
export type Feature = ModelCard['features'][number];
export type Output = ModelCard['outputs'][number];

/**
 * Reads the text of a `model.json`.
 *
 * @throws {ModelError} `card_invalid`, naming the file, every member that is wrong and why.
 */
export const parseCard = (text: string, file: string): ModelCard => {
  const parsed = ModelCard.safeParse(jsonOf(text, file));
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || '(whole)'}: ${message}`,
  );
  throw new ModelError('card_invalid', `${file} is not a model card: ${reasons.join('; ')}`);
};

const jsonOf = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ModelError('card_invalid', `${file} is not a model card: it is not JSON`, { cause });
  }
};
